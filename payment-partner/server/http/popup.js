// Kasir's snap.js: a payment popup for a merchant's own page. A simulation, not affiliated with any company.
;(() => {
  const script = document.currentScript
  const kasir = new URL(script.src).origin
  const clientKey = script.dataset.clientKey ?? ''

  const WORDS = {
    id: {
      title: 'Pembayaran Kasir (simulasi)',
      opening: 'Membuka pembayaran…',
      refused: 'Pembayaran tidak bisa dibuka di sini.',
      full: 'Buka di halaman penuh',
      close: 'Tutup',
    },
    en: {
      title: 'Kasir payment (simulation)',
      opening: 'Opening the payment…',
      refused: 'The payment cannot be opened here.',
      full: 'Open on a full page',
      close: 'Close',
    },
  }

  // A page that the browser refuses to frame still fires `load`; it only never sends a message.
  const SILENCE_MS = 4000

  const ALREADY = { status_code: '406', status_message: ['transaction has been processed'] }
  const SILENT = { status_code: '503', status_message: ['the payment page could not be opened here'] }

  /** Only one popup can be open. */
  let popup

  window.snap = {
    pay(token, options = {}) {
      if (popup?.taken) hidePopup()
      const shown = showPopup(options)
      follow(shown, token, options, () => hidePopup())
    },

    embed(token, options = {}) {
      const place = document.getElementById(options.embedId)
      if (!place) throw new Error(`snap.embed: there is no element with the id ${options.embedId}`)
      place.replaceChildren()
      const room = openRoom(options, (host) => place.append(host))
      follow(room, token, { ...options, inline: true }, () => room.host.remove())
    },

    show: () => void showPopup({}),
    hide: () => hidePopup(),
  }

  /**
   * Shows the payment in a room and receives its updates. Calls exactly one of the merchant's
   * callbacks.
   */
  function follow(room, token, options, close) {
    const frame = document.createElement('iframe')
    let update
    let reported = false

    const report = ([callback, result]) => {
      if (reported) return
      reported = true
      window.removeEventListener('message', receive)
      close()
      if (callback in options) options[callback](result)
      else if (result?.finish_redirect_url) window.location.assign(result.finish_redirect_url)
    }
    const leave = () => report(outcomeOf(update))
    const receive = ({ origin, source, data }) => {
      if (origin !== kasir || source !== frame.contentWindow || data?.from !== 'kasir') return
      if (data.type === 'leave') leave()
      if (data.type !== 'update') return
      const first = update === undefined
      update = { stage: data.stage, result: data.result }
      if (first) room.ready()
      // The popup cannot resolve these; the merchant's page shows the rest.
      if (first && data.stage === 'ended' && data.result.status_code === '200') report(['onError', ALREADY])
      if (first && data.stage === 'ended' && data.result.status_code === '401') report(['onError', data.result])
    }

    window.addEventListener('message', receive)
    room.onLeave = () => (update ? frame.contentWindow.postMessage({ from: 'snap', type: 'ask' }, kasir) : leave())
    room.onGone = leave
    frame.title = room.words.title
    // The payer copies a pay code there.
    frame.allow = 'clipboard-write'
    frame.src = addressOf('embed', token, options)
    frame.addEventListener('load', () => {
      setTimeout(() => {
        if (update || reported) return
        room.refuse(addressOf('redirection', token, options), () => report(['onError', SILENT]))
      }, SILENCE_MS)
    })
    room.take(frame)
  }

  /**
   * 200 is success, 201 is pending, anything else is an error. Without a result the popup was
   * closed early.
   */
  function outcomeOf(update) {
    if (!update || update.stage === 'choosing') return ['onClose', undefined]
    if (update.result.status_code === '200') return ['onSuccess', update.result]

    return [update.result.status_code === '201' ? 'onPending' : 'onError', update.result]
  }

  function addressOf(surface, token, options) {
    const address = new URL(`/snap/v3/${surface}/${encodeURIComponent(token)}`, kasir)
    const wishes = {
      language: options.language,
      uiMode: options.uiMode ?? options.gopayMode,
      selectedPaymentType: options.selectedPaymentType,
      enabledPayments: options.enabledPayments && String(options.enabledPayments),
      autoCloseDelay: options.autoCloseDelay,
      inline: options.inline ? '1' : undefined,
      ...(surface === 'embed' && { clientKey, origin: window.location.origin }),
    }
    for (const [name, value] of Object.entries(wishes))
      if (value !== undefined) address.searchParams.set(name, String(value))

    return address.href
  }

  function showPopup(options) {
    if (popup) return popup
    const { overflow } = document.documentElement.style
    const room = openRoom(options, (host) => document.body.append(host))
    room.restore = () => {
      document.documentElement.style.overflow = overflow
    }
    room.dialog.addEventListener('cancel', (event) => {
      event.preventDefault()
      room.onLeave()
    })
    // A browser may close a dialog despite `preventDefault`.
    room.dialog.addEventListener('close', () => popup === room && room.onGone())
    document.documentElement.style.overflow = 'hidden'
    room.dialog.showModal()
    popup = room

    return room
  }

  function hidePopup() {
    if (!popup) return
    const { dialog, host, restore } = popup
    popup = undefined
    dialog.close()
    host.remove()
    restore()
  }

  /** A container for one payment, in a shadow root so that the two pages' styles stay apart. */
  function openRoom({ language, embedId }, attach) {
    const words = WORDS[language] ?? WORDS[document.documentElement.lang.slice(0, 2)] ?? WORDS.id
    const host = document.createElement('kasir-snap')
    const root = host.attachShadow({ mode: 'open' })
    root.adoptedStyleSheets = [sheet()]
    const dialog = document.createElement(embedId ? 'section' : 'dialog')
    dialog.setAttribute('aria-label', words.title)
    if (!embedId) dialog.setAttribute('aria-modal', 'true')
    const curtain = draw('div', { className: 'curtain' }, [
      draw('span', { className: 'wheel' }),
      draw('p', { textContent: words.opening, role: 'status' }),
    ])
    const room = {
      host,
      dialog,
      words,
      onLeave: () => hidePopup(),
      onGone: () => hidePopup(),
      taken: false,
      take: (frame) => {
        room.taken = true
        dialog.append(frame)
      },
      ready: () => {
        curtain.remove()
        // An embedded payment leaves the focus where the buyer has it.
        if (!embedId) dialog.querySelector('iframe').focus()
      },
      refuse: (full, give) => {
        curtain.replaceChildren(
          draw('p', { textContent: words.refused, role: 'alert' }),
          draw('a', { textContent: words.full, href: full }),
          button(give),
        )
      },
    }
    const button = (press) => draw('button', { type: 'button', textContent: words.close, onclick: press })
    if (!embedId) curtain.append(button(() => room.onLeave()))
    dialog.append(curtain)
    root.append(dialog)
    attach(host)

    return room
  }

  function draw(name, properties, children = []) {
    const element = Object.assign(document.createElement(name), properties)
    element.append(...children)

    return element
  }

  function sheet() {
    const styles = new CSSStyleSheet()
    styles.replaceSync(`
      :host { all: initial; font: 500 16px/1.5 system-ui, sans-serif; color: #0f1214 }
      dialog, section { position: relative; box-sizing: border-box; overflow: hidden; border: 0; padding: 0; background: #f6f3ee }
      dialog { width: min(30rem, 100vw - 2rem); height: min(48rem, 100dvh - 2rem); margin: auto; border-radius: 20px }
      dialog::backdrop { background: rgb(15 18 20 / 60%) }
      section { display: block; width: 100%; height: 44rem; border: 1px solid #e4ded4; border-radius: 20px }
      iframe { display: block; width: 100%; height: 100%; border: 0 }
      .curtain { position: absolute; inset: 0; display: grid; align-content: center; justify-items: center; gap: 1rem; padding: 2rem; background: #f6f3ee; text-align: center }
      .curtain p { margin: 0 }
      .curtain a, .curtain button { display: grid; min-width: 12rem; min-height: 3rem; padding-inline: 1.25rem; box-sizing: border-box; place-items: center; border: 1px solid #e4ded4; border-radius: 16px; background: #fffdfa; color: inherit; font: inherit; font-weight: 700; text-decoration: none; cursor: pointer }
      .curtain a { border-color: #2f56d9; background: #2f56d9; color: #fff }
      .curtain :focus-visible { outline: 3px solid #2f56d9; outline-offset: 2px }
      .wheel { width: 2rem; height: 2rem; border: 4px solid #e4ded4; border-top-color: #2f56d9; border-radius: 50%; animation: turn 1s linear infinite }
      @keyframes turn { to { rotate: 1turn } }
      @media (max-width: 40rem) { dialog { width: 100vw; max-width: none; height: 100dvh; max-height: none; border-radius: 0 } }
      @media (prefers-reduced-motion: reduce) { .wheel { animation: none } }`)

    return styles
  }
})()
