using System.Globalization;

namespace Isnad;

/// <summary>One quantity in two units (<c>languages/mul/conversions.tsv</c>): 30 miles and 48 kilometres, 80 and 27 degrees.</summary>
internal static class Conversions
{
    /// <summary>How far a rounded number may lie from the exact one, as a share of it, and at least.</summary>
    const decimal Rounding = 0.07m;
    const decimal LeastRounding = 0.6m;

    readonly record struct Conversion(string From, string To, decimal Factor, decimal Added);

    static readonly Conversion[] All =
    [
        .. LanguageData.Table("mul", "conversions").Select(row => new Conversion(row[0], row[1], Number(row, 2), Number(row, 3))),
    ];

    /// <summary>True when one of the two figures may be the other in another unit.</summary>
    public static bool AreOne(Figure one, Figure two)
    {
        foreach (var conversion in All)
            if (IsConverted(one, two, conversion) || IsConverted(two, one, conversion))
                return true;
        return false;
    }

    static bool IsConverted(Figure from, Figure to, Conversion by)
    {
        // a reader that does not know a unit takes it for things: one known unit is enough, if the other is not the same
        var known = from.Unit == by.From || to.Unit == by.To;
        if (!known || (from.Unit == to.Unit && by.From != by.To) || from.Value is not { } value || to.Value is not { } other)
            return false;
        if (from.Unit is "people" or "percent" || to.Unit is "people" or "percent")
            return false;
        return IsNear(value, other, by) && (from.High is null || to.High is null || IsNear(from.High.Value, to.High.Value, by));
    }

    static bool IsNear(decimal value, decimal other, Conversion by)
    {
        var exact = value * by.Factor + by.Added;
        return Math.Abs(exact - other)
            <= Math.Max(by.From == by.To ? LeastRounding : 0, Math.Abs(exact) * (by.From == by.To ? 0 : Rounding));
    }

    static decimal Number(DataRow row, int column) =>
        decimal.TryParse(row[column], NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw row.Error($"'{row[column]}' is no number");
}
