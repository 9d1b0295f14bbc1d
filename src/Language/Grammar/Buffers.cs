namespace Attache.Language.Grammar;

/// <summary>Pinned room for the numbers of one batch, used again from batch to batch; grows, never shrinks below what it had.</summary>
internal sealed unsafe class Buffer<T>
    where T : unmanaged
{
    private T[] room = [];

    /// <summary>At least <paramref name="count"/> values, not cleared; what was there before is lost when it grows.</summary>
    public T* Take(int count)
    {
        if (room.Length < count) room = GC.AllocateUninitializedArray<T>(Math.Max(count, 2 * room.Length), pinned: true);
        return Pointer(room);
    }

    /// <summary>The address of a pinned array's first value.</summary>
    public static T* Pointer(T[] pinned) => (T*)System.Runtime.InteropServices.Marshal.UnsafeAddrOfPinnedArrayElement(pinned, 0);
}

/// <summary>All the room that a thread needs to read one batch.</summary>
internal sealed class Workspace
{
    public Buffer<float> Gates { get; } = new();

    public Buffer<float> State { get; } = new();

    public Buffer<byte> Lower { get; } = new();

    public Buffer<byte> Upper { get; } = new();

    public Buffer<float> Tags { get; } = new();

    public Buffer<float> Scripts { get; } = new();

    public Buffer<float> Sides { get; } = new();

    public Buffer<float> Turned { get; } = new();

    public Buffer<float> Panels { get; } = new();

    public Buffer<float> Arcs { get; } = new();

    public Buffer<float> Labels { get; } = new();

    public Buffer<float> LabelHeads { get; } = new();

    public Buffer<float> Products { get; } = new();

    public Buffer<int> Rows { get; } = new();

    public TreeDecoder Trees { get; } = new();
}
