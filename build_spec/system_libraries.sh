#!/bin/sh
# Install what Qt needs from the system where we may, else say the one line to type. Usage: system_libraries.sh PYTHON
set -u
python=$1
here=$(dirname "$0")

# What ldd names for the xcb, wayland and offscreen platforms, QtWidgets, QtSvg and QtNetwork, and a font for Chinese.
debian="libegl1 libgl1 libglib2.0-0 libfontconfig1 libdbus-1-3 libgssapi-krb5-2 libxkbcommon0 libxkbcommon-x11-0 \
libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-randr0 libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-util1 \
libxcb-xfixes0 libx11-xcb1 libwayland-client0 libwayland-cursor0 libwayland-egl1 fonts-noto-cjk"
fedora="mesa-libEGL mesa-libGL glib2 fontconfig dbus-libs krb5-libs libxkbcommon libxkbcommon-x11 xcb-util-cursor \
xcb-util-image xcb-util-keysyms xcb-util-renderutil xcb-util-wm libwayland-cursor libwayland-egl \
google-noto-sans-cjk-fonts google-noto-serif-cjk-fonts"
arch="libglvnd glib2 fontconfig dbus krb5 libxkbcommon-x11 xcb-util-cursor xcb-util-image xcb-util-keysyms \
xcb-util-renderutil xcb-util-wm wayland noto-fonts-cjk"

line_to_type() {
    if command -v apt-get >/dev/null 2>&1; then echo "sudo apt-get install $debian"
    elif command -v dnf >/dev/null 2>&1; then echo "sudo dnf install $fedora"
    elif command -v pacman >/dev/null 2>&1; then echo "sudo pacman -S --needed $arch"
    else echo "(your system's package tool) $arch"
    fi
}

install_on_debian() {
    echo "Installing the system libraries that Qt needs."
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086  # a list of packages
    set -- apt-get install -y -q --no-install-recommends -o DPkg::Lock::Timeout=120 $debian
    "$@" </dev/null >/dev/null 2>&1 || { apt-get update -q </dev/null >/dev/null && "$@" </dev/null >/dev/null; }
}

"$python" "$here/check_qt.py" >/dev/null 2>&1 && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    install_on_debian || echo "apt-get could not install all of it." >&2
fi
trouble=$("$python" "$here/check_qt.py" 2>&1)
case $? in
    0) exit 0 ;;
    2)
        echo "No font for Chinese is installed, so Chinese texts will show boxes. To get one, type:" >&2
        echo "    $(line_to_type)" >&2
        exit 0
        ;;
    *)
        echo "A library that Qt needs is missing: $trouble" >&2
        echo "Type this once, then the same make command again:" >&2
        echo "    $(line_to_type)" >&2
        exit 1
        ;;
esac
