zalo-connected-title = The Official Account is connected
zalo-connected = You can close this page. From now on messages leave by Zalo.
zalo-not-connected-title = The Official Account is not connected
zalo-not-connected = { $why ->
    [state] This link is too old, or was not made here. Ask for a fresh one, and try again.
    [code] Zalo did not agree. Open the link again, and press agree once more.
   *[zalo] You have agreed, but Zalo still reports an error. Please ask whoever runs this service.
}
# Within Zalo's template messages, where no place is written down.
template-no-place = Chi hội báo sau
