namespace Attache.Desk.Service;

/// <summary>Keeps the last results of costly questions. A key carries the length of the ledger, so nothing in it is ever old.</summary>
/// <typeparam name="T">The results; never changed by who gets them.</typeparam>
internal sealed class Cache<T>(int most)
    where T : class
{
    private readonly Dictionary<string, LinkedListNode<(string Key, Lazy<Task<T>> Value)>> byKey = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Key, Lazy<Task<T>> Value)> order = [];
    private readonly Lock gate = new();

    /// <summary>The result of a key; made once, also when many ask at once: they wait without holding anything.</summary>
    public async Task<T> Get(string key, Func<Task<T>> make)
    {
        Lazy<Task<T>> value;
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
                value = new Lazy<Task<T>>(make);
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
            return await value.Value.ConfigureAwait(false);
        }
        catch
        {
            // What failed is asked again.
            lock (gate)
            {
                if (byKey.TryGetValue(key, out var node) && node.Value.Value == value)
                {
                    byKey.Remove(key);
                    order.Remove(node);
                }
            }
            throw;
        }
    }
}
