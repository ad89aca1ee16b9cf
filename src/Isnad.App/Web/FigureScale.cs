namespace Isnad.App.Web;

/// <summary>Numbers along the height of a drawing: even steps from zero, or powers of ten where one number would press all others to the floor.</summary>
sealed class FigureScale
{
    /// <summary>How many times the middle number the greatest must be for powers of ten.</summary>
    const double Apart = 20;

    readonly double low;
    readonly double high;

    FigureScale(double low, double high, bool isLogarithmic, List<double> ticks)
    {
        (this.low, this.high, IsLogarithmic, Ticks) = (low, high, isLogarithmic, ticks);
    }

    public bool IsLogarithmic { get; }
    public List<double> Ticks { get; }

    /// <param name="values">What is drawn, at least one.</param>
    /// <param name="most">The greatest number that must fit, above zero.</param>
    public static FigureScale Of(IReadOnlyList<double> values, double most)
    {
        var counted = values.Where(value => value > 0).Order().ToList();
        if (counted.Count == values.Count && most > Apart * counted[counted.Count / 2])
        {
            var (low, high) = ((int)Math.Floor(Math.Log10(counted[0])), (int)Math.Ceiling(Math.Log10(most)));
            return new(low, high, true, [.. Enumerable.Range(low, high - low + 1).Select(power => Math.Pow(10, power))]);
        }
        var step = NiceStep(most / 4);
        var top = Math.Ceiling(most / step) * step;
        return new(0, top, false, [.. Enumerable.Range(0, (int)Math.Round(top / step) + 1).Select(i => i * step)]);
    }

    /// <summary>Where a number stands between floor (0) and top (1).</summary>
    public double Share(double value) =>
        IsLogarithmic ? Math.Clamp((Math.Log10(Math.Max(value, double.Epsilon)) - low) / Math.Max(1, high - low), 0, 1) : value / high;

    /// <summary>1, 2 or 5 times a power of ten, at least the given size.</summary>
    static double NiceStep(double size)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(size)));
        return size <= power ? power
            : size <= 2 * power ? 2 * power
            : size <= 5 * power ? 5 * power
            : 10 * power;
    }
}
