using System.Collections.Frozen;

namespace Isnad;

/// <summary>The elements of HTML that matter to reading; every other element is <see cref="Unknown"/>.</summary>
internal enum HtmlTag : byte
{
    Text,
    Unknown,
    A,
    Abbr,
    Address,
    Amp_State,
    Applet,
    Area,
    Article,
    Aside,
    Audio,
    B,
    Base,
    Bdi,
    Bdo,
    Big,
    Blockquote,
    Body,
    Br,
    Button,
    Canvas,
    Caption,
    Center,
    Cite,
    Code,
    Col,
    Colgroup,
    Dd,
    Del,
    Details,
    Dialog,
    Dir,
    Div,
    Dl,
    Dt,
    Em,
    Embed,
    Fieldset,
    Figcaption,
    Figure,
    Font,
    Footer,
    Form,
    Frame,
    Frameset,
    H1,
    H2,
    H3,
    H4,
    H5,
    H6,
    Head,
    Header,
    Hgroup,
    Hr,
    Html,
    I,
    Iframe,
    Img,
    Input,
    Ins,
    Kbd,
    Label,
    Legend,
    Li,
    Link,
    Listing,
    Main,
    Map,
    Mark,
    Marquee,
    Math,
    Menu,
    Meta,
    Nav,
    Nobr,
    Noembed,
    Noframes,
    Noscript,
    Object,
    Ol,
    Optgroup,
    Option,
    P,
    Param,
    Picture,
    Plaintext,
    Pre,
    Progress,
    Q,
    Rp,
    Rt,
    Ruby,
    S,
    Samp,
    Script,
    Search,
    Section,
    Select,
    Small,
    Source,
    Span,
    Strike,
    Strong,
    Style,
    Sub,
    Summary,
    Sup,
    Svg,
    Table,
    Tbody,
    Td,
    Template,
    Textarea,
    Tfoot,
    Th,
    Thead,
    Time,
    Title,
    Tr,
    Track,
    Tt,
    U,
    Ul,
    Var,
    Video,
    Wbr,
    Xmp,
}

/// <summary>What the HTML standard says of elements: which have no end, which hold raw text, which close what stands open.</summary>
internal static class HtmlTags
{
    static readonly FrozenDictionary<string, HtmlTag>.AlternateLookup<ReadOnlySpan<char>> Names = Enum.GetValues<HtmlTag>()
        .Where(tag => tag > HtmlTag.Unknown)
        .ToFrozenDictionary(tag => tag.ToString().Replace('_', '-'), StringComparer.OrdinalIgnoreCase)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    static readonly bool[] Voids = Set(
        [
            HtmlTag.Area,
            HtmlTag.Base,
            HtmlTag.Br,
            HtmlTag.Col,
            HtmlTag.Embed,
            HtmlTag.Frame,
            HtmlTag.Hr,
            HtmlTag.Img,
            HtmlTag.Input,
            HtmlTag.Link,
        ],
        [HtmlTag.Meta, HtmlTag.Param, HtmlTag.Source, HtmlTag.Track, HtmlTag.Wbr]
    );
    static readonly bool[] Raws = Set(
        [HtmlTag.Script, HtmlTag.Style, HtmlTag.Xmp, HtmlTag.Iframe, HtmlTag.Noembed, HtmlTag.Noframes],
        [HtmlTag.Textarea, HtmlTag.Title]
    );

    /// <summary>Elements that close an open paragraph and that an end tag of an inline element does not reach beyond.</summary>
    static readonly bool[] Blocks = Set(
        [HtmlTag.Address, HtmlTag.Article, HtmlTag.Aside, HtmlTag.Blockquote, HtmlTag.Center, HtmlTag.Details, HtmlTag.Dialog, HtmlTag.Dir],
        [HtmlTag.Div, HtmlTag.Dl, HtmlTag.Fieldset, HtmlTag.Figcaption, HtmlTag.Figure, HtmlTag.Footer, HtmlTag.Form, HtmlTag.Header],
        [HtmlTag.Hgroup, HtmlTag.Main, HtmlTag.Menu, HtmlTag.Nav, HtmlTag.Ol, HtmlTag.P, HtmlTag.Search, HtmlTag.Section, HtmlTag.Summary],
        [HtmlTag.Ul, HtmlTag.H1, HtmlTag.H2, HtmlTag.H3, HtmlTag.H4, HtmlTag.H5, HtmlTag.H6, HtmlTag.Pre, HtmlTag.Listing, HtmlTag.Table],
        [HtmlTag.Hr, HtmlTag.Li, HtmlTag.Dd, HtmlTag.Dt, HtmlTag.Xmp, HtmlTag.Plaintext]
    );
    static readonly bool[] OtherSpecials = Set(
        [HtmlTag.Html, HtmlTag.Head, HtmlTag.Body, HtmlTag.Tbody, HtmlTag.Thead, HtmlTag.Tfoot, HtmlTag.Tr, HtmlTag.Td, HtmlTag.Th],
        [HtmlTag.Caption, HtmlTag.Colgroup, HtmlTag.Template, HtmlTag.Object, HtmlTag.Marquee, HtmlTag.Applet, HtmlTag.Frameset]
    );
    static readonly bool[] Boundaries = Set([
        HtmlTag.Html,
        HtmlTag.Table,
        HtmlTag.Td,
        HtmlTag.Th,
        HtmlTag.Caption,
        HtmlTag.Template,
        HtmlTag.Object,
        HtmlTag.Marquee,
        HtmlTag.Applet,
    ]);
    static readonly bool[] HeadParts = Set([
        HtmlTag.Base,
        HtmlTag.Link,
        HtmlTag.Meta,
        HtmlTag.Title,
        HtmlTag.Script,
        HtmlTag.Style,
        HtmlTag.Noscript,
        HtmlTag.Template,
    ]);

    public static HtmlTag Named(ReadOnlySpan<char> name) => Names.TryGetValue(name, out var tag) ? tag : HtmlTag.Unknown;

    extension(HtmlTag tag)
    {
        /// <summary>True when the element has no content and no end tag.</summary>
        public bool IsVoid => Voids[(int)tag];

        /// <summary>True when the element's content is text up to its end tag, whatever it looks like.</summary>
        public bool IsRaw => Raws[(int)tag];
        public bool ClosesParagraph => Blocks[(int)tag];

        /// <summary>True for the elements that stand for themselves on the page: text before and after them does not run together.</summary>
        public bool IsBlock => Blocks[(int)tag] || OtherSpecials[(int)tag];

        /// <summary>True where the search for an open element ends (the standard's "scope").</summary>
        public bool IsBoundary => Boundaries[(int)tag];
        public bool IsHeadPart => HeadParts[(int)tag];
        public bool IsHeading => tag is >= HtmlTag.H1 and <= HtmlTag.H6;
    }

    static bool[] Set(params HtmlTag[][] tags)
    {
        var set = new bool[256];
        foreach (var tag in tags.SelectMany(t => t))
            set[(int)tag] = true;
        return set;
    }
}
