namespace Attache.Coding.Speech;

/// <summary>What tells whether a phrase names the source of a content.</summary>
internal static class SourceFeatures
{
    /// <summary>Fills the features of a candidate.</summary>
    public static void Fill(Features f, CueView c, ContentCandidate content, SourceCandidate x)
    {
        var view = c.View;
        f.Clear(0x50CE);
        uint has = (c.Subject is null ? 0u : 1) + (c.Agent is null ? 0u : 2) + (c.Owner is null ? 0u : 4) + (c.Passive ? 8u : 0);
        if (x.Head is not { } t)
        {
            f.Add(1);
            f.Add(c.Lemma);
            f.Add(c.Lemma, has);
            f.Add(c.Upos, has);
            f.Add(c.Upos, c.Rel, has);
            f.Add(c.Lemma, c.Rel);
            f.Add(c.Frame, c.Upos);
            f.Add(c.Owns, c.Lemma);
            f.Add(c.Owns, c.Upos, c.Passive ? 1u : 0);
            f.Add(c.Auxiliaries, has);
            f.Add((uint)content.Part, has);
            f.Add(c.Xpos, c.Rel, has);
            f.Add(c.Upos, c.Cue.HeadToken is { } h ? view.Lemma[h.Index] : 0, c.Rel);
            return;
        }
        bool within = false;
        foreach (var s in content.Spans) within |= s.Contains(t.Span.Start);
        uint where = (within ? 1u : 0) + (t.Index < c.Cue.Index ? 2u : 0);
        uint cls = CueView.Class(view, t);
        int distance = Math.Abs(t.Index - c.Cue.Index);
        uint far = distance < 2 ? 0u : distance < 4 ? 1u : distance < 8 ? 2u : distance < 16 ? 3u : 4u;
        bool contentsHead = content.Head == t;
        uint prep = 0;
        foreach (var d in t.Children)
            if (d.Deprel == "case") prep = view.Lemma[d.Index];
        bool hasSubject = t == c.Subject, isAgent = t == c.Agent;
        f.Skip();
        f.Add(x.Path);
        f.Add(x.Path, c.Upos);
        f.Add(x.Path, c.Lemma);
        f.Add(x.Path, where);
        f.Add(x.Path, has, c.Upos);
        f.Add(x.Path, cls);
        f.Add(x.Path, prep);
        f.Add(x.Path, (uint)content.Part, content.Path);
        f.Add(where, c.Upos, view.Rel[t.Index]);
        f.Add(where, cls);
        f.Add(where, far, view.Upos[t.Index]);
        f.Add(cls, view.Rel[t.Index], c.Upos);
        f.Add(view.Lemma[t.Index]);
        f.Add(view.Lemma[t.Index], c.Lemma);
        f.Add(prep, c.Lemma);
        f.Add((uint)x.UpSteps, (uint)x.DownSteps, view.Rel[t.Index], c.Upos);
        f.Add(contentsHead ? 1u : 0, where);
        f.Add(has, hasSubject ? 1u : isAgent ? 2u : 0, view.Rel[t.Index]);
        f.Add(view.Rel[t.Index], t.HeadToken is { } g ? view.Lemma[g.Index] : 0);
        f.Add(view.Rel[t.Index], where, far, c.Rel);
    }
}
