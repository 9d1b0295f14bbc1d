using Attache.Codebook;
using Attache.Ledger;
using Attache.Ledger.Facts;

namespace Attache.Views;

/// <summary>How sure it is that a force is or goes there.</summary>
public enum ForceMarkKind
{
    /// <summary>It is there, as reported.</summary>
    Present,

    /// <summary>It moves or moved, came, left, gave up a base.</summary>
    Moved,

    /// <summary>A move that is planned.</summary>
    Planned,

    /// <summary>A move that is considered or hangs on a condition.</summary>
    Considered,
}

/// <summary>One thing to draw on a map of forces.</summary>
/// <param name="Kind">How sure.</param>
/// <param name="Change">What happens: a value of <see cref="Vocabulary.DeploymentChanges"/>.</param>
/// <param name="Force">The force's name; null where no report gives one.</param>
/// <param name="Contributors">Codes of whose force it is.</param>
/// <param name="Strength">Number of persons; null where no report of this fact gives it.</param>
/// <param name="From">Where it leaves; null where it does not or no report tells.</param>
/// <param name="To">Where it goes or is; null where no report tells.</param>
/// <param name="Fact">What is reported.</param>
public sealed record ForceMark(ForceMarkKind Kind, string Change, string? Force, IReadOnlyList<string> Contributors, int? Strength, Place? From, Place? To, Fact Fact)
{
    /// <summary>Days after which a move is not drawn any more.</summary>
    public const int MoveDays = 180;

    /// <summary>Whether every place of it that is named has coordinates, and at least one is named.</summary>
    public bool IsOnMap => (From ?? To) is not null && From is not { IsPoint: false } && To is not { IsPoint: false };

    /// <summary>
    /// The marks of a file: presences that no later report ends and that are younger than a year, moves of the last
    /// <see cref="MoveDays"/> days, and plans that are not overtaken; by force, then date.
    /// </summary>
    public static IReadOnlyList<ForceMark> Of(FileOnDay file)
    {
        var all = file.Of<DeploymentFinding>().ToList();
        var marks = new List<ForceMark>();
        foreach (var force in ForceView.Of(file))
        {
            foreach (var fact in force.Presence)
            {
                if (file.On.Day.DayNumber - ForceMoves.Confirmed(fact).DayNumber > ForceMoves.Stale) continue;
                var named = Places(fact, f => f.To);
                var still = ForceMoves.StillThere(fact, all);
                if (named.Count == 0) Add(force, fact, ForceMarkKind.Present, null, null);
                foreach (var place in named)
                    if (still.Contains(FoldedName.Of(place.Name ?? place.Text))) Add(force, fact, ForceMarkKind.Present, null, place);
            }
            foreach (var fact in force.Moves)
                if (file.On.Day.DayNumber - fact.From.DayNumber <= MoveDays) AddMoves(force, fact, ForceMarkKind.Moved);
            foreach (var fact in force.Planned)
                if (!ForceMoves.IsOvertaken(fact, all)) AddMoves(force, fact, ForceMarkKind.Planned);
            foreach (var fact in force.Considered)
                if (!ForceMoves.IsOvertaken(fact, all)) AddMoves(force, fact, ForceMarkKind.Considered);
        }
        return marks;

        void AddMoves(ForceView force, Fact fact, ForceMarkKind kind)
        {
            List<Place> from = Places(fact, f => f.From), to = Places(fact, f => f.To);
            if (from.Count == 0 && to.Count == 0) Add(force, fact, kind, null, null);
            // One end is drawn with each of the other; two lists tell of every place by itself.
            if (from.Count > 0 && to.Count == 1) foreach (var place in from) Add(force, fact, kind, place, to[0]);
            else if (to.Count > 0 && from.Count == 1) foreach (var place in to) Add(force, fact, kind, from[0], place);
            else
            {
                foreach (var place in from) Add(force, fact, kind, place, null);
                foreach (var place in to) Add(force, fact, kind, null, place);
            }
        }

        void Add(ForceView force, Fact fact, ForceMarkKind kind, Place? from, Place? to) => marks.Add(new ForceMark(
            kind, ForceView.Change(fact), fact.Fullest<DeploymentFinding>(f => f.Force) ?? force.Name, force.Contributors,
            fact.Evidence.Select(e => ((DeploymentFinding)e.Finding).Strength).FirstOrDefault(s => s is not null), from, to, fact));
    }

    private static List<Place> Places(Fact fact, Func<DeploymentFinding, IReadOnlyList<Place>?> of) =>
        [.. fact.Evidence.SelectMany(e => of((DeploymentFinding)e.Finding) ?? []).DistinctBy(p => FoldedName.Of(p.Name ?? p.Text), StringComparer.Ordinal)];
}
