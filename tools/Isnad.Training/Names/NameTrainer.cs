using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Isnad.Training;

/// <summary>What a model learns from: blocks that every epoch takes, and rounds of blocks of which each epoch takes the next one.</summary>
sealed record NameLessons(List<NameBlock> Always, List<List<NameBlock>> Rounds);

/// <summary>
/// A conditional random field trained by stochastic gradient descent with a ridge penalty (Bottou 2010), one sentence a step. A share of
/// every token's features is left out at random (Wang, Wang, Wager, Liang and Manning 2013), so that no few of them carry a name alone. The
/// arithmetic is plain IEEE with a fixed order and an exponential of its own, so a recipe gives the same bytes on every machine.
/// </summary>
sealed partial class NameTrainer(
    Language language,
    WordCounts counts,
    int epochs,
    float rate,
    float ridge,
    int cutoff,
    int bits,
    int hidden,
    int dropped,
    bool guidelines
)
{
    public WordCounts Counts { get; } = counts;

    const int Labels = NameLabels.Count;
    const int Lanes = NameModel.Lanes;
    const int PerToken = NameFeatures.Guided;
    const float Ignored = 0.002f; // a token whose gradient is smaller is learned

    sealed record Example(int[] Features, byte[] Gold);

    // what stays of a token's features speaks for what was left out
    readonly float lift = 100f / (100 - dropped);

    uint noise = 2463534242;
    float[] weights = [];
    float scale;
    readonly float[] moves = new float[(Labels + 1) * Lanes]; // the last row: start

    /// <summary>
    /// Learns a model from each of several makings of the lessons and takes the mean of their weights: what one owes to the order of its sentences
    /// and to the names that were drawn for it cancels out (bagging, Breiman 1996; the mean of linear models is a linear model, so reading costs no more).
    /// </summary>
    public NameModel Train(IEnumerable<NameLessons> makings, Stream? save = null)
    {
        var rows = new Dictionary<uint, float[]>();
        var sum = new float[moves.Length];
        var members = 0;
        foreach (var lessons in makings)
        {
            var hashes = Learn(lessons, 20261120 + members++);
            for (var i = 0; i < hashes.Length; i++)
            {
                ref var row = ref CollectionsMarshal.GetValueRefOrAddDefault(rows, hashes[i], out _);
                row ??= new float[Lanes];
                for (var label = 0; label < Labels; label++)
                    row[label] += weights[i * Lanes + label];
            }
            for (var k = 0; k < moves.Length; k++)
                sum[k] += moves[k];
        }
        weights = new float[rows.Count * Lanes];
        foreach (var (i, (_, row)) in rows.Index())
            for (var label = 0; label < Labels; label++)
                weights[i * Lanes + label] = row[label] / members;
        for (var k = 0; k < moves.Length; k++)
            moves[k] = sum[k] / members;
        using var memory = new MemoryStream();
        Pack([.. rows.Keys], memory);
        if (save is not null)
        {
            memory.Position = 0;
            memory.CopyTo(save);
        }
        memory.Position = 0;
        return NameModel.Read(memory, "trained");
    }

    /// <summary>Learns the weights of one making; the result is the hashes of their features.</summary>
    uint[] Learn(NameLessons lessons, int seed)
    {
        var (examples, ends, count, hashes) = Index([lessons.Always, .. lessons.Rounds]);
        weights = new float[count * Lanes];
        scale = 1;
        moves.AsSpan().Clear();
        var mean = new float[weights.Length];
        var meanMoves = new float[moves.Length];
        var random = new Random(seed);
        // an epoch's examples: those of the blocks that every epoch takes, then those of its round
        int[] Order(int round) => [.. Enumerable.Range(0, ends[0]), .. Enumerable.Range(ends[round], ends[round + 1] - ends[round])];
        var penalty = ridge / Order(0).Length;
        long step = 0;
        var pass = new Lattice(examples.Max(example => example.Gold.Length));
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            var order = Order(epoch % lessons.Rounds.Count);
            random.Shuffle(order);
            foreach (var index in order)
            {
                var speed = rate / (1 + rate * penalty * step++);
                scale *= 1 - speed * penalty;
                Learn(examples[index], pass, speed, random);
            }
            if (epoch >= epochs / 2)
                AddToMean(mean, meanMoves);
        }
        // the mean of the later epochs swings less than the last one (Polyak and Juditsky 1992)
        var part = 1f / (epochs - epochs / 2);
        for (var i = 0; i < weights.Length; i++)
            weights[i] = mean[i] * part;
        for (var k = 0; k < moves.Length; k++)
            moves[k] = meanMoves[k] * part;
        scale = 1;
        return hashes;
    }

    void AddToMean(float[] mean, float[] meanMoves)
    {
        for (var i = 0; i < weights.Length; i++)
            mean[i] += weights[i] * scale;
        for (var k = 0; k < moves.Length; k++)
            meanMoves[k] += moves[k];
    }

    /// <summary>The arrays of one sentence's forward and backward sums.</summary>
    sealed class Lattice(int longest)
    {
        public readonly bool[] Drop = new bool[longest * PerToken];
        public readonly float[] Emission = new float[longest * Lanes];
        public readonly float[] Forward = new float[longest * Lanes];
        public readonly float[] Backward = new float[longest * Lanes];
        public readonly float[] Moves = new float[(Labels + 1) * Lanes];
        public readonly float[] Gradient = new float[(Labels + 1) * Lanes];
    }

    void Learn(Example example, Lattice pass, float speed, Random random)
    {
        var (features, gold) = example;
        var count = gold.Length;
        Drop(count, pass.Drop, random);
        for (var before = 0; before <= Labels; before++)
        for (var label = 0; label < Labels; label++)
            pass.Moves[before * Lanes + label] =
                (before == Labels ? NameLabels.MayStart(label) : NameLabels.MayFollow(label, before))
                    ? Exp(moves[before * Lanes + label])
                    : 0;
        Forward(features, count, pass);
        Backward(count, pass);
        pass.Gradient.AsSpan().Clear();
        Span<float> difference = stackalloc float[Lanes];
        for (var i = 0; i < count; i++)
        {
            difference.Clear();
            var sum = 0f;
            for (var label = 0; label < Labels; label++)
                sum += difference[label] = pass.Forward[i * Lanes + label] * pass.Backward[i * Lanes + label];
            var largest = 0f;
            for (var label = 0; label < Labels; label++)
            {
                difference[label] = difference[label] / sum - (label == gold[i] ? 1 : 0);
                largest = Math.Max(largest, Math.Abs(difference[label]));
            }
            if (i > 0)
                MoveGradient(i, gold, pass);
            else
                for (var label = 0; label < Labels; label++)
                    pass.Gradient[Labels * Lanes + label] += difference[label];
            if (largest > Ignored)
                Change(features.AsSpan(i * PerToken, PerToken), pass.Drop.AsSpan(i * PerToken, PerToken), difference, speed / scale * lift);
        }
        for (var k = 0; k < moves.Length; k++)
            moves[k] -= speed * pass.Gradient[k];
    }

    /// <summary>Chooses the features that are left out: each by chance, those that name the word also together.</summary>
    void Drop(int count, bool[] drop, Random random)
    {
        for (var i = 0; i < count; i++)
        {
            var hide = random.Next(100) < hidden;
            for (var f = 0; f < PerToken; f++)
            {
                // Marsaglia's xorshift: one number for each feature must cost next to nothing
                noise ^= noise << 13;
                noise ^= noise >> 17;
                noise ^= noise << 5;
                drop[i * PerToken + f] = (noise >> 8) % 100 < dropped || hide && IsIdentity[f];
            }
        }
    }

    void Forward(int[] features, int count, Lattice pass)
    {
        Span<float> sum = stackalloc float[Lanes];
        for (var i = 0; i < count; i++)
        {
            Emit(features.AsSpan(i * PerToken, PerToken), pass.Drop.AsSpan(i * PerToken, PerToken), sum);
            var top = sum[0];
            for (var label = 1; label < Labels; label++)
                top = Math.Max(top, sum[label]);
            var emission = pass.Emission.AsSpan(i * Lanes, Lanes);
            for (var label = 0; label < Labels; label++)
                emission[label] = Exp(sum[label] - top);
            var here = pass.Forward.AsSpan(i * Lanes, Lanes);
            if (i == 0)
                for (var label = 0; label < Labels; label++)
                    here[label] = pass.Moves[Labels * Lanes + label] * emission[label];
            else
            {
                var low = Vector256<float>.Zero;
                var high = low;
                for (var before = 0; before < Labels; before++)
                {
                    var from = Vector256.Create(pass.Forward[(i - 1) * Lanes + before]);
                    low += from * Vector256.LoadUnsafe(ref pass.Moves[before * Lanes]);
                    high += from * Vector256.LoadUnsafe(ref pass.Moves[before * Lanes + 8]);
                }
                (low * Vector256.LoadUnsafe(ref emission[0])).CopyTo(here);
                (high * Vector256.LoadUnsafe(ref emission[8])).CopyTo(here[8..]);
            }
            Normalise(here);
        }
    }

    static void Backward(int count, Lattice pass)
    {
        var last = pass.Backward.AsSpan((count - 1) * Lanes, Lanes);
        last.Clear();
        for (var label = 0; label < Labels; label++)
            last[label] = NameLabels.MayEnd(label) ? 1 : 0;
        Span<float> after = stackalloc float[Lanes];
        for (var i = count - 2; i >= 0; i--)
        {
            for (var label = 0; label < Lanes; label++)
                after[label] = pass.Backward[(i + 1) * Lanes + label] * pass.Emission[(i + 1) * Lanes + label];
            var here = pass.Backward.AsSpan(i * Lanes, Lanes);
            here.Clear();
            for (var before = 0; before < Labels; before++)
            {
                var sum = 0f;
                for (var label = 0; label < Labels; label++)
                    sum += pass.Moves[before * Lanes + label] * after[label];
                here[before] = sum;
            }
            Normalise(here);
        }
    }

    static void MoveGradient(int i, byte[] gold, Lattice pass)
    {
        Span<float> pairs = stackalloc float[Labels * Lanes];
        var sum = 0f;
        for (var before = 0; before < Labels; before++)
        {
            var from = pass.Forward[(i - 1) * Lanes + before];
            for (var label = 0; label < Labels; label++)
                sum += pairs[before * Lanes + label] =
                    from * pass.Moves[before * Lanes + label] * pass.Emission[i * Lanes + label] * pass.Backward[i * Lanes + label];
        }
        for (var k = 0; k < pairs.Length; k++)
            pass.Gradient[k] += pairs[k] / sum;
        pass.Gradient[gold[i - 1] * Lanes + gold[i]] -= 1;
    }

    static void Normalise(Span<float> values)
    {
        var sum = 0f;
        for (var label = 0; label < Labels; label++)
            sum += values[label];
        for (var label = 0; label < Labels; label++)
            values[label] /= sum;
    }

    void Emit(ReadOnlySpan<int> features, ReadOnlySpan<bool> drop, Span<float> into)
    {
        var low = Vector256<float>.Zero;
        var high = low;
        ref var table = ref MemoryMarshal.GetArrayDataReference(weights);
        for (var f = 0; f < features.Length; f++)
        {
            if (features[f] < 0 || drop[f])
                continue;
            low += Vector256.LoadUnsafe(ref table, (nuint)(features[f] * Lanes));
            high += Vector256.LoadUnsafe(ref table, (nuint)(features[f] * Lanes + 8));
        }
        (low * (scale * lift)).CopyTo(into);
        (high * (scale * lift)).CopyTo(into[8..]);
    }

    void Change(ReadOnlySpan<int> features, ReadOnlySpan<bool> drop, Span<float> difference, float speed)
    {
        var low = Vector256.LoadUnsafe(ref difference[0]) * speed;
        var high = Vector256.LoadUnsafe(ref difference[8]) * speed;
        ref var table = ref MemoryMarshal.GetArrayDataReference(weights);
        for (var f = 0; f < features.Length; f++)
        {
            if (features[f] < 0 || drop[f])
                continue;
            var at = (nuint)(features[f] * Lanes);
            (Vector256.LoadUnsafe(ref table, at) - low).StoreUnsafe(ref table, at);
            (Vector256.LoadUnsafe(ref table, at + 8) - high).StoreUnsafe(ref table, at + 8);
        }
    }

    /// <summary>e to the power of x in plain arithmetic: the library's result may differ by machine in the last bit.</summary>
    static float Exp(float x)
    {
        if (x < -80)
            return 0;
        var k = Math.Round(x * 1.4426950408889634);
        var r = x - k * 0.6931471805599453;
        var sum = 1 + r * (1 + r / 2 * (1 + r / 3 * (1 + r / 4 * (1 + r / 5 * (1 + r / 6 * (1 + r / 7))))));
        return (float)(BitConverter.Int64BitsToDouble(((long)k + 1023) << 52) * sum);
    }

    static readonly bool[] IsIdentity = Identities();

    static bool[] Identities()
    {
        var flags = new bool[PerToken];
        foreach (var position in NameFeatures.Identities)
            flags[position] = true;
        for (var f = 0; f < NameFeatures.ByGuideline.Length; f++)
            flags[NameFeatures.PerToken + f] = flags[NameFeatures.ByGuideline[f]];
        return flags;
    }

    /// <summary>Drops the smallest weights and quantises the others to signed bytes in the hashed table.</summary>
    void Pack(uint[] hashes, Stream into)
    {
        static int Whole(float weight) => (int)Math.Round(weight * NameModel.Unit, MidpointRounding.AwayFromZero);
        var rows = new sbyte[(1 << bits) * Lanes];
        var checks = new ushort[1 << bits];
        var importance = new float[hashes.Length];
        for (var i = 0; i < hashes.Length; i++)
        for (var label = 0; label < Labels; label++)
            importance[i] += Math.Abs(weights[i * Lanes + label] * scale);
        Dropped = 0;
        foreach (var i in Enumerable.Range(0, hashes.Length).OrderByDescending(i => importance[i]).ThenBy(i => hashes[i]))
        {
            if (importance[i] < Least)
                break;
            var slot = NameModel.Slot(hashes[i], bits);
            if (checks[slot] != 0)
                slot ^= 1;
            if (checks[slot] != 0)
            {
                Dropped++;
                continue;
            }
            checks[slot] = NameModel.Check(hashes[i]);
            for (var label = 0; label < Labels; label++)
                rows[slot * Lanes + label] = (sbyte)Math.Clamp(Whole(weights[i * Lanes + label] * scale), -127, 127);
        }
        Used = checks.Count(check => check != 0);
        var transitions = new int[Labels * Labels];
        var starts = new int[Labels];
        for (var before = 0; before <= Labels; before++)
        for (var label = 0; label < Labels; label++)
        {
            var weight = Whole(moves[before * Lanes + label]);
            if (before == Labels)
                starts[label] = NameLabels.MayStart(label) ? weight : NameModel.Forbidden;
            else
                transitions[before * Labels + label] = NameLabels.MayFollow(label, before) ? weight : NameModel.Forbidden;
        }
        NameModel.Write(into, bits, transitions, starts, checks, rows, WordCounts.Bits, Counts.Table());
    }

    /// <summary>The sum of a feature's weights below which it is left out.</summary>
    const float Least = 0.15f;

    public int Used { get; private set; }
    public int Dropped { get; private set; }
}
