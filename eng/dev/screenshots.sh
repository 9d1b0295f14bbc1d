# Makes the pictures of the README from examples/sahel-2022, with Debian's Chromium. Usage: ./dev screenshots [FOLDER]
folder=${1:-docs/images}
chromium=${ATTACHE_CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome)}
[ -n "$chromium" ] || { echo "dev: there is no Chromium; apt-get install chromium, or set ATTACHE_CHROMIUM." >&2; return 1; }
work=$(mktemp -d)
trap 'kill "$desk" 2>/dev/null; rm -rf "$work"' EXIT
./attache read examples/sahel-2022 --format none --ledger "$work/attache.db" || return 1
./attache desk --ledger "$work/attache.db" --port 4499 --author analyst 2> "$work/log" &
desk=$!
until grep -q 'The desk is open' "$work/log"; do
    kill -0 "$desk" 2>/dev/null || { cat "$work/log" >&2; return 1; }
    sleep 0.3
done
mkdir -p "$folder"
shot() { # NAME ADDRESS WIDTH HEIGHT
    "$chromium" --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --lang=en-GB --disable-background-networking --disable-component-update --disable-sync \
        --user-data-dir="$work/profile-$1" --hide-scrollbars --force-device-scale-factor=1 --window-size="$3,$4" --virtual-time-budget=3000 \
        --screenshot="$folder/$1.png" "http://localhost:4499$2" > /dev/null 2>&1
    echo "$folder/$1.png"
}
# The story and the fact of the expulsion, wherever they stand in the ledger.
report=$(curl -s 'http://localhost:4499/api/v1/findings?kind=post&change=expelled&limit=1') || return 1
finding=$(printf '%s' "$report" | sed -n 's/.*"id":"\(f-[0-9a-f]*\)".*/\1/p')
story=$(printf '%s' "$report" | sed -n 's/.*"story_sequence":\([0-9]*\).*/\1/p')
[ -n "$finding" ] && [ -n "$story" ] || { echo "dev: the example tells of no expulsion." >&2; return 1; }
shot home / 1280 860
shot dossier '/pair/FRA/MLI' 1280 1180
shot map '/map?on=2022-02-18' 1280 900
shot story "/story/$story" 1280 800
shot fact "/fact?finding=$finding" 1280 800
shot review "/review?finding=$finding" 1280 800
shot search '/search?q=ambassador' 1280 900
shot phone '/pair/FRA/MLI' 500 1000
