using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.Json;

namespace Isnad;

/// <summary>What Isnad knows of one language: its settings and tables, and what the stages have compiled from them.</summary>
public sealed class Language
{
    readonly ConcurrentDictionary<Type, Lazy<object>> compiled = new();

    Language(string tag)
    {
        Tag = tag;
        using var json = JsonDocument.Parse(
            LanguageData.Text(tag, "language.json") ?? throw new InvalidDataException($"languages/{tag}/language.json is missing")
        );
        Settings = json.RootElement.Clone();
        Name = Settings.GetProperty("name").GetString()!;
        RightToLeft = Settings.GetProperty("direction").GetString() == "rtl";
        ConfidenceLine = Settings.TryGetProperty("confidenceLine", out var line) ? line.GetDouble() : 0;
        Proclitics = new Proclitics(LanguageData.Table(tag, "proclitics"));
        WithArticle = WordShapes.Load(this)["with-article"];
    }

    /// <summary>BCP 47 tag, also the folder's name.</summary>
    public string Tag { get; }

    /// <summary>The language's own name for itself.</summary>
    public string Name { get; }
    public bool RightToLeft { get; }

    /// <summary>Statements below this confidence go to review.</summary>
    public double ConfidenceLine { get; }

    /// <summary>The content of <c>language.json</c>.</summary>
    public JsonElement Settings { get; }

    /// <summary>Words written onto the front of other words; empty where the language has none.</summary>
    public Proclitics Proclitics { get; }

    /// <summary>The shape of a word onto which the article is written; no word's where the language writes none so.</summary>
    internal WordShape WithArticle { get; }

    public IEnumerable<DataRow> Table(string name) => LanguageData.Table(Tag, name);

    /// <summary>What a stage makes of the language's tables, made once: <c>language.Compiled(CueTable.Load)</c>.</summary>
    public T Compiled<T>(Func<Language, T> load)
        where T : class => (T)(compiled.TryGetValue(typeof(T), out var made) ? made : Make(load)).Value;

    Lazy<object> Make<T>(Func<Language, T> load)
        where T : class => compiled.GetOrAdd(typeof(T), _ => new Lazy<object>(() => load(this)));

    static readonly FrozenDictionary<string, Language> ByTag = LanguageData
        .Tags.Select(tag => new Language(tag))
        .ToFrozenDictionary(language => language.Tag, StringComparer.Ordinal);

    /// <summary>All languages Isnad reads, by tag.</summary>
    public static IReadOnlyList<Language> All { get; } = [.. LanguageData.Tags.Select(tag => ByTag[tag])];

    /// <summary>The language of a BCP 47 tag (<c>ar</c>, <c>ar-IQ</c>), or null when Isnad does not read it.</summary>
    public static Language? Of(string? tag)
    {
        if (tag is null)
            return null;
        if (ByTag.TryGetValue(tag, out var language))
            return language;
        var hyphen = tag.IndexOf('-', StringComparison.Ordinal);
        return hyphen > 0 && ByTag.TryGetValue(tag[..hyphen], out language) ? language : null;
    }
}
