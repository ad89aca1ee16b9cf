namespace Isnad;

/// <summary>A stream that refuses to give more bytes than it may: what a compressed entry says of its size is not believed.</summary>
internal sealed class BoundedStream(Stream inner, long limit) : Stream
{
    long read;

    /// <exception cref="InvalidDataException">The stream holds more than the limit.</exception>
    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer);
        read += count;
        return read <= limit ? count : throw new InvalidDataException($"more than {limit >> 20} MB");
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position
    {
        get => read;
        set => throw new NotSupportedException();
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
