namespace Attache.Views.Brief;

/// <summary>A written brief or dossier, apart from any format.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Standing">The day that it speaks of and as of when it is known; one sentence.</param>
/// <param name="Sections">The parts in their order; none is empty.</param>
/// <param name="Notes">The evidence, numbered from 1 in the order of first citation.</param>
public sealed record BriefDocument(string Title, string Standing, IReadOnlyList<BriefSection> Sections, IReadOnlyList<BriefNote> Notes);

/// <summary>A part of a brief.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="Level">2 for a part, 3 for a part of a part.</param>
/// <param name="Prose">Whether its lines are one paragraph; else each stands on its own.</param>
/// <param name="Lines">Its lines; none for a heading over parts of a part.</param>
public sealed record BriefSection(string Heading, int Level, bool Prose, IReadOnlyList<BriefLine> Lines);

/// <summary>A line of a brief.</summary>
/// <param name="Label">What stands before it, such as a date; null for nothing.</param>
/// <param name="Sentences">One or more sentences.</param>
public sealed record BriefLine(string? Label, IReadOnlyList<BriefSentence> Sentences);

/// <summary>A sentence with its evidence.</summary>
/// <param name="Text">The sentence with its full stop, without note numbers.</param>
/// <param name="Notes">Numbers of notes, ascending; none only where the sentence is about the file itself.</param>
public sealed record BriefSentence(string Text, IReadOnlyList<int> Notes);

/// <summary>The evidence of a sentence: one sentence of one story.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Publisher">Who published the story; null where unknown.</param>
/// <param name="Published">When.</param>
/// <param name="Story">The story's identifier.</param>
/// <param name="Sentence">Number of the sentence in the story, from 1.</param>
/// <param name="Text">The sentence.</param>
/// <param name="Grade">The source's grade on the Admiralty scale ("B2"); null where nobody graded it.</param>
public sealed record BriefNote(int Number, string? Publisher, string Published, string Story, int Sentence, string Text, string? Grade);
