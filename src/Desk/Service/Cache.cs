namespace Attache.Desk.Service;

/// <summary>Keeps the last results of costly questions. A key carries the length of the ledger, so nothing in it is ever old.</summary>
/// <typeparam name="T">The results; never changed by who gets them.</typeparam>
internal sealed class Cache<T>(int most)
    where T : class
{
    private readonly Dictionary<string, LinkedListNode<(string Key, Lazy<T> Value)>> byKey = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Key, Lazy<T> Value)> order = [];
    private readonly Lock gate = new();

    /// <summary>The result of a key; made once, also when many ask at once.</summary>
    public T Get(string key, Func<T> make)
    {
        Lazy<T> value;
        lock (gate)
        {
            if (byKey.TryGetValue(key, out var node))
            {
                order.Remove(node);
                order.AddFirst(node);
                value = node.Value.Value;
            }
            else
            {
                value = new Lazy<T>(make);
                byKey[key] = order.AddFirst((key, value));
                if (order.Count > most)
                {
                    byKey.Remove(order.Last!.Value.Key);
                    order.RemoveLast();
                }
            }
        }
        try
        {
            return value.Value;
        }
        catch
        {
            // What failed is asked again.
            lock (gate)
            {
                if (byKey.Remove(key, out var node)) order.Remove(node);
            }
            throw;
        }
    }
}
