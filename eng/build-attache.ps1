# Builds the program that attache.cmd runs where something changed since the last start; see build-attache.sh.
$ErrorActionPreference = 'Stop'
$root = Split-Path -Parent $PSScriptRoot
$base = Join-Path $root 'artifacts\attache'
New-Item -ItemType Directory -Force -Path $base | Out-Null
function Test-Fresh {
    $pointer = Join-Path $base 'current'
    if (-not (Test-Path $pointer)) { return $false }
    $app = Join-Path $base (Get-Content $pointer -TotalCount 1)
    $stamp = Join-Path $app 'stamp'
    if (-not (Test-Path $stamp) -or -not (Test-Path (Join-Path $app 'attache.dll'))) { return $false }
    $time = (Get-Item $stamp).LastWriteTimeUtc
    $models = Join-Path $root 'data\models'
    $places = @('src', 'data', 'eng', 'global.json', 'Directory.Build.props', 'Directory.Packages.props') | ForEach-Object { Join-Path $root $_ }
    foreach ($place in $places) {
        $newer = Get-ChildItem -Recurse -Path $place | Where-Object { $_.LastWriteTimeUtc -gt $time -and -not $_.FullName.StartsWith($models) } | Select-Object -First 1
        if ($newer) { return $false }
    }
    return $true
}
if (Test-Fresh) { exit 0 }
# One build at a time.
$lock = $null
while (-not $lock) {
    try { $lock = [IO.File]::Open((Join-Path $base 'lock.file'), 'OpenOrCreate', 'ReadWrite', 'None') } catch [IO.IOException] { Start-Sleep -Milliseconds 200 }
}
try {
    if (Test-Fresh) { exit 0 }
    [Console]::Error.WriteLine('Building Attaché (once after each change) ...')
    $next = "app-$PID-" + [DateTimeOffset]::UtcNow.ToUnixTimeSeconds()
    $stamp = Join-Path $base "stamp-$PID"
    Set-Content -Path $stamp -Value ''
    foreach ($ahead in 'true', 'false') {
        $log = dotnet build (Join-Path $root 'src\Cli\Cli.csproj') -c Release -v quiet -nologo -nodeReuse:false "-p:ArtifactsPath=$base\build" "-p:ApplicationFolder=$base\$next\" -p:RunAnalyzers=false -p:EnforceCodeStyleInBuild=false -p:GenerateDocumentationFile=false "-p:AheadOfTime=$ahead" 2>&1
        if ($LASTEXITCODE -eq 0) { break }
    }
    if ($LASTEXITCODE -ne 0) { $log | ForEach-Object { [Console]::Error.WriteLine($_) }; [Console]::Error.WriteLine('attache: the build failed; the messages above say why.'); exit 1 }
    Move-Item $stamp (Join-Path $base "$next\stamp")
    Set-Content -Path (Join-Path $base 'current') -Value $next
} finally { $lock.Dispose() }
exit 0
