namespace Attache.Storage;

/// <summary>A store whose size can be held down, as a quota or a full disk would.</summary>
public interface IStoreLimit
{
    /// <summary>Lets the file grow to that many pages at most (of 8,192 bytes); appending beyond fails as on a full disk.</summary>
    void LimitTo(long pages);
}
