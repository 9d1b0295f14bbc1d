namespace Attache.Tests.Unit.Language.Grammar;

/// <summary>Each rule with what it is for and what it must leave alone.</summary>
public sealed class RepairsTests
{
    [Theory]
    [InlineData("“We will stay,” added Ann Smith, the minister of trade.", "Ann", "nsubj", "added")]
    [InlineData("\"They have gone,\" said the spokesman.", "spokesman", "nsubj", "said")]
    [InlineData("“The plan,” he said, adding a warning, “is dead.”", "warning", "obj", "adding")]
    public void Who_stands_behind_a_verb_of_speech_speaks(string text, string word, string relation, string head) => Hangs(text, word, relation, head);

    [Theory]
    [InlineData("Relations were strained by the arrest of the consul on 3 March by the police.", "police", "nmod", "arrest")]
    [InlineData("The envoy was expelled on 3 March by the government.", "government", "obl:agent", "expelled")]
    public void Nobody_acts_on_a_date(string text, string word, string relation, string head) => Hangs(text, word, relation, head);

    [Theory]
    [InlineData("The ministry on Friday denied that its soldiers had left.", "Friday", "obl", "denied")]
    [InlineData("Ruritania on Thursday broke off relations with its neighbour.", "Thursday", "obl", "broke")]
    [InlineData("The talks of Monday failed.", "Monday", "nmod", "talks")]
    public void A_day_between_subject_and_verb_belongs_to_the_verb(string text, string word, string relation, string head) => Hangs(text, word, relation, head);

    [Theory]
    [InlineData("South Africa plans to contribute 1,495 soldiers until mid-October.", "Africa", "nsubj", "plans")]
    [InlineData("South Africa plans to contribute 1,495 soldiers until mid-October.", "contribute", "xcomp", "plans")]
    [InlineData("The plans to build a bridge were dropped.", "plans", "nsubj:pass", "dropped")]
    public void A_verb_that_looks_like_a_noun_is_the_verb(string text, string word, string relation, string head) => Hangs(text, word, relation, head);

    [Theory]
    [InlineData("New Zealand's consul-general in Noumea was flown out.", "general", "nsubj:pass", "flown")]
    [InlineData("New Zealand's consul-general in Noumea was flown out.", "consul", "compound", "general")]
    public void Two_nouns_at_a_hyphen_are_one(string text, string word, string relation, string head) => Hangs(text, word, relation, head);

    [Theory]
    [InlineData("The chargé d'affaires left.", "d'affaires", "flat", "chargé")]
    [InlineData("They received the chargé d’affaires of the union.", "d’affaires", "flat", "chargé")]
    public void Some_words_are_part_of_the_one_before(string text, string word, string relation, string head) => Hangs(text, word, relation, head);

    [Theory]
    [InlineData("Russia severed air, rail and postal links with Georgia on Tuesday and said it would not lift the measures soon, even though Tbilisi had handed over four Russian army officers accused of spying.", "Russia", "nsubj", "severed")]
    [InlineData("Norway named Helga Dahl as defence minister on Monday.", "Norway", "nsubj", "named")]
    [InlineData("Norway named Helga Dahl as defence minister on Monday.", "Helga", "obj", "named")]
    [InlineData("Helga Dahl was named defence minister on Monday.", "Helga", "nsubj:pass", "named")]
    public void A_name_before_the_verb_is_its_subject(string text, string word, string relation, string head) => Hangs(text, word, relation, head);

    [Theory]
    [InlineData("Bangkok has moved at least 20 tanks to Si Sa Ket province, and a second battalion of paratroopers arrived there on Sunday night.", "tanks", "obj", "moved")]
    [InlineData("The soldiers marched on two towns.", "towns", "obl", "marched")]
    public void What_is_counted_behind_the_verb_is_its_object(string text, string word, string relation, string head) => Hangs(text, word, relation, head);

    private static void Hangs(string text, string word, string relation, string head)
    {
        var token = English.One(text).Tokens.Single(t => t.Form == word);
        Assert.Equal(relation, token.Deprel);
        Assert.Equal(head, token.HeadToken?.Form);
    }
}
