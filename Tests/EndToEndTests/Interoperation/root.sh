#!/usr/bin/env bash
# Reads an exported log, and prints how many events it has and the root of their tree (RFC 9162, section 2.1.1), with
# sha256sum and awk alone.
set -euo pipefail

# Of bytes in hexadecimal.
sha256() {
    # shellcheck disable=SC2059
    printf "$(awk -v hex="$1" 'BEGIN { gsub(/../, "\\x&", hex); print hex }')" | sha256sum | awk '{ print $1 }'
}

size=0 roots=()
while IFS= read -r line; do
    if [[ $line == '{"redacted":"'* ]]; then entry=${line:13:64}; else
        entry=$(printf '%s' "$line" | sha256sum | awk '{ print $1 }')
    fi
    root=$(sha256 "00$entry")
    for ((rest = size; rest % 2; rest /= 2)); do
        root=$(sha256 "01${roots[-1]}$root")
        unset 'roots[-1]'
    done
    roots+=("$root")
    size=$((size + 1))
done
root=${roots[-1]}
for ((place = ${#roots[@]} - 2; place >= 0; place--)); do root=$(sha256 "01${roots[place]}$root"); done
echo "$size $root"
