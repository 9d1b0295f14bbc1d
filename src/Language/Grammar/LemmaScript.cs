namespace Attache.Language.Grammar;

/// <summary>How a lemma comes out of a form: lower the case or not, cut letters at the end, add others; or a whole word.</summary>
/// <param name="Lower">Whether the form is put into lower case first.</param>
/// <param name="Cut">How many letters go; −1 replaces the whole form.</param>
/// <param name="Add">What is added.</param>
internal readonly record struct LemmaScript(bool Lower, int Cut, string Add)
{
    /// <summary>Reads <c>L|1|y</c>; <c>*</c> as the number cuts all.</summary>
    public static LemmaScript Parse(string text)
    {
        var parts = text.Split('|', 3);
        return new LemmaScript(parts[0] == "L", parts[1] == "*" ? -1 : int.Parse(parts[1]), parts[2]);
    }

    /// <summary>Whether the form is long enough to keep a letter.</summary>
    public bool Fits(string form) => Cut <= 0 || Cut < form.Length;

    /// <summary>The lemma of a form that <see cref="Fits"/>.</summary>
    public string Apply(string form)
    {
        if (Cut < 0) return Add;
        var whole = Lower ? form.ToLowerInvariant() : form;
        return Cut == 0 && Add.Length == 0 ? whole : string.Concat(whole.AsSpan(0, whole.Length - Cut), Add);
    }
}
