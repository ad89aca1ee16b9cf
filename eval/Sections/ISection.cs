namespace Isnad.Eval.Sections;

/// <summary>
/// One part of <c>docs/quality.md</c>: a measurement and its table. A section is one file in this folder and one row in
/// <see cref="QualityPage.Sections"/>; remarks by hand go into <c>docs/quality/&lt;Name&gt;.md</c> and are printed above the table.
/// </summary>
internal interface ISection
{
    /// <summary>Short and stable, in the manner of a file name: <c>language-id</c>.</summary>
    string Name { get; }

    string Title { get; }

    /// <summary>
    /// Measures and writes Markdown (no heading). False when the data is not at hand: the page then keeps what it said before.
    /// </summary>
    bool Write(Repository repository, TextWriter page);
}
