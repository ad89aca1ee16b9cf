namespace Isnad.App.Tests;

/// <summary>Small invented pages, one for each language, and a hostile one.</summary>
static class Pages
{
    public const string Arabic =
        "مدير الميناء: السفينة غادرت قبل الفجر\n\nمرسى البرقان – 3 آذار/مارس 2025: قال مدير الميناء سالم الدرباوي إن السفينة غادرت قبل الفجر وعلى متنها 35 بحارًا. وأضاف: «لم نتلقّ أي بلاغ».\n\nونقلت صحيفة «الشراع» عن مسؤول لم تسمّه قوله إن الرحلة كانت سرية.\n";

    public const string Persian =
        "مدیر بندر: کشتی پیش از سپیده رفت\n\nبندر نیلاب، ۱۲ اسفند ۱۴۰۳ – سالم درباوی، مدیر بندر، گفت کشتی پیش از سپیده با ۳۵ ملوان رفته است. وی افزود: «گزارشی به ما نرسید.»\n\nوزیر راه نیز اعلام کرد که پرونده باز است.\n";

    public const string English =
        "Ship left before dawn, harbour chief says\n\nPORT BARKAN, March 3, 2025 – Harbour chief Salem Durbawi said the ship had left before dawn with 35 sailors on board. \"We received no report,\" he said.\n\nThe Transport Ministry denied that the voyage was secret.\n";

    public const string Hostile =
        "<script>alert(1)</script> \"><img src=x onerror=alert(2)>\n\nMara Voss said <b>nothing</b> was \u202Ewrong\u202C with the <script>alert(3)</script> pages of the office.\n";
}
