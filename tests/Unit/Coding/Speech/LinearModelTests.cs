using Attache.Coding.Speech;
using CsCheck;

namespace Attache.Tests.Unit.Coding.Speech;

public sealed class LinearModelTests
{
    [Fact]
    public void What_is_written_is_read_again() =>
        Gen.SByte.Select(b => (sbyte)(b % 3 == 0 ? b : 0)).Array[256].Sample(weights =>
        {
            var bytes = new List<byte>();
            new LinearModel(weights, 0.25f).Write(bytes);
            int at = 0;
            var model = LinearModel.Read(bytes.ToArray(), ref at);
            Assert.Equal(bytes.Count, at);
            for (uint i = 0; i < 256; i++) Assert.Equal(weights[i] * 0.25f, model.Score([i]));
            Assert.Equal(weights[3] * 0.25f, model.Score([3 + 256]));
        }, iter: 300);

    [Fact]
    public void The_number_of_weights_is_a_power_of_two() => Assert.Throws<ArgumentException>(() => new LinearModel(new sbyte[6], 1));
}
