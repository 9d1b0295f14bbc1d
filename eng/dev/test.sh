# Builds and runs the test projects; each is a program of its own. The last line sums up.
only=${1:-}
if ! dotnet_build Attache.slnx; then
    echo "dev: the build failed, no test ran." >&2
    echo "0 passed, 1 failed"
    exit 1
fi
# The desk's browser tests need a browser: Debian has one to install; elsewhere they are skipped and say so.
if [ -z "$only" ] || [ "$only" = DeskTests ]; then
    if [ -z "${ATTACHE_CHROMIUM:-}" ] && ! command -v chromium > /dev/null && ! command -v google-chrome > /dev/null; then
        # A fresh Debian has no lists of packages yet.
        if [ -f /etc/debian_version ] && [ "$(id -u)" = 0 ] && { apt-get install -y -qq chromium || { apt-get update -qq && apt-get install -y -qq chromium; }; } > artifacts/chromium.log 2>&1; then
            echo "dev: Chromium was installed for the browser tests."
        else
            echo "dev: there is no Chromium, so the browser tests are skipped. Install it (Debian: apt-get install chromium) or name it in ATTACHE_CHROMIUM." >&2
        fi
    fi
fi
passed=0 failed=0 skipped=0
for project in tests/*/*.csproj; do
    name=$(basename "$project" .csproj)
    [ -n "$only" ] && [ "$only" != "$name" ] && continue
    echo "== $name"
    out=artifacts/test-$name.log
    dotnet "$(test_dll "$name")" -noLogo -noColor > "$out" 2>&1
    status=$?
    # "   Attache.Tests.Unit  Total: 42, Errors: 0, Failed: 0, Skipped: 0, Not Run: 0, Time: 0.4s"
    line=$(grep -E 'Total: [0-9]+, Errors: [0-9]+, Failed: [0-9]+' "$out" | tail -n 1)
    number() { echo "$line" | sed -n "s/.*$1: \([0-9]*\).*/\1/p"; }
    if [ -z "$line" ]; then
        cat "$out"
        echo "dev: $name ended with $status before it could tell its results." >&2
        failed=$((failed + 1))
        continue
    fi
    bad=$(($(number Failed) + $(number Errors)))
    [ "$bad" -eq 0 ] && [ "$status" -ne 0 ] && bad=1
    [ "$bad" -ne 0 ] && cat "$out"
    [ "$bad" -eq 0 ] && echo "$line"
    failed=$((failed + bad))
    skipped=$((skipped + $(number Skipped)))
    passed=$((passed + $(number Total) - $(number Failed) - $(number Skipped)))
done
if [ $((passed + failed + skipped)) -eq 0 ]; then
    echo "dev: no test ran${only:+; there is no tests/$only}." >&2
    failed=1
fi
summary="$passed passed, $failed failed"
[ "$skipped" -gt 0 ] && summary="$summary, $skipped skipped"
echo "$summary"
[ "$failed" -eq 0 ]
