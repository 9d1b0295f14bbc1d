namespace Attache.Desk.Service;

/// <summary>Models that cost much to make and are asked for again and again; a key carries how far the ledger goes, so nothing kept is ever old.</summary>
internal sealed class Cached(DeskData data)
{
    private readonly Cache<object> kept = new(96);

    /// <summary>A model, kept or made.</summary>
    /// <param name="key">What it is and of what; without the state of the ledger.</param>
    /// <param name="make">Makes it.</param>
    public async Task<T> Get<T>(string key, Func<DeskData.Lease, T> make)
        where T : class?
    {
        var made = await kept.Get($"{typeof(T).Name}|{data.Marked}|{key}", () => data.Fold<object>(lease => new Kept<T>(make(lease)))).ConfigureAwait(false);
        return ((Kept<T>)made).Value;
    }

    private sealed record Kept<T>(T Value);
}
