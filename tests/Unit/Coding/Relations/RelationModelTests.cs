using Attache.Coding.Relations;

namespace Attache.Tests.Unit.Coding.Relations;

public sealed class RelationModelTests
{
    private static RelationModel Small()
    {
        int k = RelationClasses.Count;
        var sink = new FeatureSink(4);
        sink.Add("verb", "attack");
        var weights = new sbyte[k];
        weights[RelationClasses.IndexOf("ASSAULT")] = 100;
        var network = new Mlp(4, 2, k);
        network.W1[0] = 0.5f;
        return new RelationModel(new Mlp(4, 2, k), [sink.Sparse[0].Id], [0.0625f], weights, new float[4 * k], [network, new Mlp(4, 2, k)], new RelationBlend(2, 0.25f, 0.5f, 1.25f));
    }

    [Fact]
    public void A_model_that_is_written_and_read_answers_the_same()
    {
        string path = Path.GetTempFileName();
        try
        {
            var model = Small();
            using (var to = File.Create(path)) model.Write(to);
            var again = RelationModel.Read(path);
            var sink = new FeatureSink(4, names: true);
            sink.Add("verb", "attack");
            sink.Dense[0] = 1;
            float[] one = new float[RelationClasses.Count], two = new float[RelationClasses.Count];
            model.Score(sink, one);
            again.Score(sink, two);
            Assert.Equal(one, two);
            Assert.Equal(model.Blend, again.Blend);
            Assert.Equal(1, one.Sum(), 1e-4f);
            Assert.Equal(RelationClasses.IndexOf("ASSAULT"), Array.IndexOf(one, one.Max()));
            Assert.Equal(["verb|attack"], again.Reasons(sink, RelationClasses.IndexOf("ASSAULT"), 3));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    public void A_broken_file_is_named_with_its_remedy(int length)
    {
        string path = Path.GetTempFileName();
        try
        {
            using (var to = new MemoryStream())
            {
                Small().Write(to);
                File.WriteAllBytes(path, to.ToArray()[..length]);
            }
            Assert.Contains(path, Assert.Throws<InvalidDataException>(() => RelationModel.Read(path)).Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void The_models_of_this_repository_are_those_of_this_program()
    {
        var model = RelationModel.Load();
        Assert.True(model.Features > 1000);
        Assert.Equal(RelationClasses.Count, model.Soft.Outputs);
        Assert.InRange(model.Blend.Temperature, 0.5f, 3f);
    }
}
