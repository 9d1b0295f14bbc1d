using Attache.Language.Names;
using Attache.Training;
using Attache.Training.Names;

namespace Attache.Tests.Unit.Training.Names;

/// <summary>Names out of marks like those of UD GUM.</summary>
public sealed class GoldNamesTests
{
    [Fact]
    public void A_mention_with_a_proper_head_is_a_name_without_its_article()
    {
        var names = Read("""
            1	The	the	DET	DT	_	2	det	_	Entity=(1-organization-new-nnnnn-cf1-2-sgl
            2	Bank	bank	PROPN	NNP	_	5	nsubj	_	_
            3	of	of	ADP	IN	_	4	case	_	_
            4	Ruritania	Ruritania	PROPN	NNP	_	2	nmod	_	Entity=(2-place-new-nnnnn-cf2-1-sgl)1)
            5	lent	lend	VERB	VBD	_	0	root	_	_
            6	money	money	NOUN	NN	_	5	obj	_	Entity=(3-object-new-nnnnn-cf3-1-sgl)
            7	to	to	ADP	IN	_	8	case	_	_
            8	Strelsau	Strelsau	PROPN	NNP	_	5	obl	_	Entity=(4-place-new-nnnnn-cf4-1-sgl)
            """);
        Assert.Equal([new GoldName(1, 3, NameType.Organisation), new GoldName(7, 7, NameType.Place)], names);
    }

    [Fact]
    public void Times_are_no_names_and_plural_persons_are_peoples()
    {
        var names = Read("""
            1	Monday	Monday	PROPN	NNP	_	3	obl	_	Entity=(1-time-new-nnnnn-cf1-1-sgl)
            2	Ruritanians	Ruritanian	PROPN	NNPS	_	3	nsubj	_	Entity=(2-person-new-nnnnn-cf1-1-sgl)
            3	voted	vote	VERB	VBD	_	0	root	_	_
            """);
        Assert.Equal([new GoldName(1, 1, NameType.People)], names);
    }

    [Fact]
    public void A_treebank_without_marks_is_refused() =>
        Assert.Throws<InvalidDataException>(() => GoldNames.Of(Conllu.Read(new StringReader("1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_\n\n"))));

    private static IReadOnlyList<GoldName> Read(string lines) => GoldNames.Of(Conllu.Read(new StringReader(lines + "\n\n")))[0];
}
