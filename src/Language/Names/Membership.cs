using Attache.Codebook;

namespace Attache.Language.Names;

/// <summary>Who is a member of what: the column <c>members</c> of <c>data/actors/organisations.tsv</c>, where <c>=NAME</c> stands for the members of another body and <c>-CODE</c> takes one out.</summary>
internal static class Membership
{
    /// <summary>The member states of each organisation that lists them, by its usual name; codes in ordinal order.</summary>
    /// <exception cref="InvalidDataException">A row names a body that is not there or refers to itself: a bug of the table.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Resolve(Tsv organisations)
    {
        var cells = organisations.Rows.ToDictionary(r => r["name"], r => r["members"], StringComparer.Ordinal);
        var members = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var name in cells.Keys) Members(name, 0);
        return members;

        IReadOnlyList<string> Members(string name, int depth)
        {
            if (members.TryGetValue(name, out var known)) return known;
            if (!cells.TryGetValue(name, out var cell)) throw new InvalidDataException($"{organisations.Name}: the members of '{name}' are asked for, but there is no such row");
            if (depth > cells.Count) throw new InvalidDataException($"{organisations.Name}: the members of '{name}' are its own");
            if (cell.Length == 0) return members[name] = [];
            var codes = new SortedSet<string>(StringComparer.Ordinal);
            foreach (string part in cell.Split('|'))
            {
                if (part[0] == '=') codes.UnionWith(Members(part[1..], depth + 1));
                else if (part[0] == '-') codes.Remove(part[1..]);
                else codes.Add(part);
            }
            return members[name] = [.. codes];
        }
    }
}
