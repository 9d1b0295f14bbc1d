using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Attache.Desk.Access;

namespace Attache.Tests.Desk.Http;

/// <summary>Over HTTPS cookies are sent to this desk only, never in the clear, and browsers remember to come by HTTPS.</summary>
public sealed class SecureCookieTests
{
    private const string Password = "four words make one";

    [Fact]
    public async Task Cookies_are_bound_to_the_host_and_to_HTTPS()
    {
        string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".pfx");
        string print;
        using (var key = RSA.Create(2048))
        {
            var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
            print = made.GetCertHashString();
            await File.WriteAllBytesAsync(file, made.Export(X509ContentType.Pkcs12, "x"), TestContext.Current.CancellationToken);
        }
        try
        {
            using var desk = RunningDesk.Over(o => o with { Accounts = true, Certificate = file, CertificatePassword = "x", Hosts = ["desk.example.org"] }, Stories.Expulsion().Reading());
            Assert.Null(DeskIdentity.Put(new DeskStore(desk.Path_ + ".desk/desk.db"), "ann", Role.Analyst, Password));
            Assert.StartsWith("https://", desk.Address, StringComparison.Ordinal);
            using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };
            // No authority knows the certificate of this test.
            handler.SslOptions.RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString() == print;
            using var client = new HttpClient(handler) { BaseAddress = new Uri(desk.Address) };
            var login = await client.GetAsync("/login");
            string form = Cookie(login, "attache-form");
            Assert.StartsWith("__Host-", form, StringComparison.Ordinal);
            var answer = await client.Send("/login", await client.Token("/login"), ("name", "ann"), ("password", Password));
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            string session = Cookie(answer, "attache-session");
            Assert.StartsWith("__Host-", session, StringComparison.Ordinal);
            foreach (string cookie in (string[])[form, session])
                foreach (string part in (string[])["secure", "httponly", "path=/"]) Assert.Contains("; " + part, cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("samesite=strict", form, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("domain=", form + session, StringComparison.OrdinalIgnoreCase);
            using var named = new HttpRequestMessage(HttpMethod.Get, "/login");
            named.Headers.Host = "desk.example.org";
            Assert.NotEmpty((await client.SendAsync(named)).Headers.GetValues("Strict-Transport-Security"));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Cookie(HttpResponseMessage answer, string name) => answer.Headers.GetValues("Set-Cookie").First(c => c.Contains(name, StringComparison.Ordinal));
}
