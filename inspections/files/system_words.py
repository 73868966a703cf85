"""What the operating system refuses, in Chinese: the one place that turns an `OSError` into words for a person.

`strerror` is English on most machines and another language on the rest; nothing of it may stand in a sentence of this program.
"""

from __future__ import annotations

import errno
from types import MappingProxyType

_WORDS = MappingProxyType(
    {
        errno.EACCES: "没有权限",
        errno.EPERM: "系统不允许",
        errno.EROFS: "位置是只读的",
        errno.ENOSPC: "磁盘空间不足",
        errno.EFBIG: "文件超过了磁盘格式允许的大小",
        errno.EIO: "读写磁盘出错",
        errno.ENXIO: "设备已不在",
        errno.ENODEV: "设备已不在",
        errno.ENOENT: "文件或文件夹不存在",
        errno.EEXIST: "同名的文件或文件夹已经存在",
        errno.ENOTDIR: "路径中有一级不是文件夹",
        errno.EISDIR: "这是文件夹，不是文件",
        errno.ENOTEMPTY: "文件夹不是空的",
        errno.ENAMETOOLONG: "名称或路径太长",
        errno.EINVAL: "系统不接受这个名称或操作",
        errno.ELOOP: "链接绕成了圈",
        errno.EMFILE: "打开的文件太多",
        errno.ENFILE: "打开的文件太多",
        errno.ENOMEM: "内存不足",
        errno.EBUSY: "正被占用",
        errno.ETXTBSY: "正被占用",
        errno.EAGAIN: "正被占用",
        errno.EXDEV: "不在同一个磁盘上",
        errno.ENOTSUP: "这个磁盘不支持该操作",
        errno.ENOSYS: "这个磁盘不支持该操作",
        errno.EINTR: "操作被打断",
        errno.EPIPE: "接收的程序已经关闭",
        errno.ETIMEDOUT: "等待超时",
        errno.ECONNRESET: "网络连接断开",
        errno.ECONNREFUSED: "网络连接不上",
        errno.EHOSTUNREACH: "网络连接不上",
        errno.ENETUNREACH: "网络连接不上",
        errno.ENETDOWN: "网络连接不上",
    }
)

# Errors that not every system knows by name: a share that is gone, a quota.
_ELSEWHERE = MappingProxyType(
    {
        getattr(errno, name): words
        for name, words in (
            ("ENOTCONN", "与磁盘或网络位置的连接已断开"),
            ("ESHUTDOWN", "与磁盘或网络位置的连接已断开"),
            ("EDQUOT", "磁盘配额已用完"),
            ("ESTALE", "网络文件夹的连接已失效"),
            ("EHOSTDOWN", "网络连接不上"),
            ("EREMOTEIO", "读写磁盘出错"),
            ("ENOMEDIUM", "没有插入磁盘"),
            ("EMEDIUMTYPE", "磁盘的格式无法识别"),
            ("EUCLEAN", "磁盘的文件系统已损坏"),
        )
        if hasattr(errno, name)
    }
)

# Windows' own numbers say more than the errno that Python makes of them: 32 is no matter of permissions.
_WINDOWS = MappingProxyType(
    {
        19: "磁盘是写保护的",
        21: "设备没有准备好",
        23: "读写磁盘出错",
        32: "文件正被另一个程序打开",
        33: "文件正被另一个程序打开",
        39: "磁盘空间不足",
        53: "网络位置找不到",
        64: "网络连接断开",
        67: "网络位置找不到",
        112: "磁盘空间不足",
        123: "名称中有系统不接受的字符",
        206: "名称或路径太长",
        1117: "读写磁盘出错",
        1224: "文件正被另一个程序打开",
        1392: "文件或磁盘已损坏",
    }
)


def spoken(error: OSError) -> str:
    """Return why the system refused, as a few Chinese words without a full stop, to stand in brackets or after a comma.

    A reason that is not known here is given by its number, which a maintainer can look up.
    """
    windows: object = getattr(error, "winerror", None)
    if isinstance(windows, int) and windows in _WINDOWS:
        return _WINDOWS[windows]
    if error.errno is None:
        return "系统没有说明原因"
    known = _WORDS.get(error.errno) or _ELSEWHERE.get(error.errno)
    if known is not None:
        return known
    return f"系统错误{windows if isinstance(windows, int) else error.errno}"
