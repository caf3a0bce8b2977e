# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# A minimal Debian root to try things in, for the scripts check-*: open_root SUITE makes it, or takes the one in
# CHECK_ROOT, and mounts what programs need; `inside` runs a command in it. It ends with the script.
# CHECK_ROOT     where the root is made (default: a new folder under /tmp, removed at the end)
# DEBIAN_MIRROR  the archive (default: the one that this machine's apt uses)

script=$(basename "$0")
(( EUID == 0 )) || { echo "$script: must be run as root" >&2; exit 1; }
command -v debootstrap >/dev/null || { echo "$script: debootstrap is missing: apt-get install debootstrap" >&2; exit 1; }

keep=${CHECK_ROOT:+yes}
target=${CHECK_ROOT:-$(mktemp -d /tmp/pushscope-debian.XXXXXX)}

mounted=()
close_root() {
    local i
    for (( i = ${#mounted[@]} - 1; i >= 0; i-- )); do umount "${mounted[i]}" || umount --lazy "${mounted[i]}" || true; done
    # Never remove through a mount that would not go away.
    if [[ -z $keep ]] && ! grep -q " $target/" /proc/mounts; then rm -rf --one-file-system "$target"; fi
}
trap close_root EXIT

debian_sources() { # one "uri suite component..." line for each Debian archive that apt here is set up with
    apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' 'Origin: Debian' | sort -u
}

mount_in() { # mount arguments..., the last one the place inside the root
    local place=$target/${*: -1}
    mkdir -p "$place"
    if mount "${@:1:$#-1}" "$place"; then mounted+=("$place"); else echo "$script: no ${*: -1} in the root" >&2; fi
}

make_root() { # suite
    local suite=$1 mirror
    mirror=${DEBIAN_MIRROR:-$(debian_sources | awk '$2 !~ /-/ { print $1; exit }')}
    [[ -n $mirror ]] || { echo "$script: set DEBIAN_MIRROR to a Debian archive" >&2; return 1; }
    debootstrap --variant=minbase "$suite" "$target" "$mirror"
    echo "deb $mirror $suite main" >"$target/etc/apt/sources.list"
    debian_sources | awk -v s="$suite" '$2 ~ "^" s "-" { print "deb", $0 }' >>"$target/etc/apt/sources.list"
    # How this machine reaches the archives: proxies, validity, own certificate authorities.
    apt-config dump --format '%f "%v";%n' | grep -E '^Acquire::(https?|Check-)' >"$target/etc/apt/apt.conf.d/90-as-outside" || true
    mkdir -p "$target/usr/local/share/ca-certificates"
    cp /usr/local/share/ca-certificates/*.crt "$target/usr/local/share/ca-certificates/" 2>/dev/null || true
    cp /etc/resolv.conf /etc/hosts "$target/etc/"
}

open_root() { # suite
    [[ -e $target/etc/debian_version ]] || make_root "$1"
    mount_in -t proc proc proc
    mount_in -t sysfs sysfs sys
    mount_in --bind /dev dev
    mount --make-private "$target/dev" || true # what is mounted below it stays in the root
    mount_in -t tmpfs tmpfs dev/shm
    mount_in -t devpts devpts dev/pts
}

inside() { # command...: an environment as after a login, with no display
    env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 TERM=dumb \
        ${http_proxy:+http_proxy="$http_proxy"} ${https_proxy:+https_proxy="$https_proxy"} ${no_proxy:+no_proxy="$no_proxy"} \
        ${npm_config_registry:+npm_config_registry="$npm_config_registry"} \
        NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt \
        chroot "$target" "$@"
}

seconds_for() { # title, command...
    local title=$1 start=$SECONDS status=0; shift
    "$@" || status=$?
    echo "$script: $title: exit $status after $(( SECONDS - start )) s"
    return "$status"
}
