using Attache.Language.Places;

namespace Attache.Language.Names;

/// <summary>
/// Resolves the actors of a story as of its day: names of the tables, persons by name and title, roles by the state they
/// belong to, pronouns and other second mentions. Safe to use from many threads at once.
/// </summary>
public sealed class EntityReader
{
    /// <summary>Makes a reader over the tables of this assembly.</summary>
    public EntityReader()
        : this(NameTable.Load(), OfficeHolders.Load(), Roles.Load(), PersonNames.Load(), Gazetteer.Load())
    {
    }

    /// <summary>Makes a reader over the tables of this assembly and a user's dictionary, which beats them.</summary>
    public EntityReader(ActorDictionary dictionary)
        : this(NameTable.Load().With(dictionary), OfficeHolders.Load(), Roles.Load().With(dictionary), PersonNames.Load(), Gazetteer.Load())
    {
    }

    /// <summary>Makes a reader over given tables. The gazetteer tells which of two states of one name a story's towns speak for.</summary>
    public EntityReader(NameTable names, OfficeHolders holders, Roles roles, PersonNames given, Gazetteer gazetteer)
    {
        Names = names;
        Holders = holders;
        Roles = roles;
        Given = given;
        Gazetteer = gazetteer;
    }

    /// <summary>The actor tables.</summary>
    public NameTable Names { get; }

    /// <summary>Office holders.</summary>
    public OfficeHolders Holders { get; }

    /// <summary>Heads and titles.</summary>
    public Roles Roles { get; }

    /// <summary>Given names.</summary>
    public PersonNames Given { get; }

    /// <summary>The towns of the world.</summary>
    public Gazetteer Gazetteer { get; }

    /// <summary>Reads a story's actors.</summary>
    public StoryEntities Read(Document document, StorySetting setting) => new EntityPass(this, document, setting).Run();
}
