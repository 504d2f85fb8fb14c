// What allauth's passkey script only writes to the console, said to the person, in the page's own words.
(function () {
  function say (id) {
    const told = document.getElementById(id)
    const live = document.getElementById('live')
    const main = document.getElementById('content')
    if (!told || !main) return
    document.querySelectorAll('[data-passkey-told]').forEach((old) => old.remove())
    const note = document.createElement('div')
    note.className = 'note note-bad'
    note.dataset.passkeyTold = ''
    note.setAttribute('role', 'alert')
    note.textContent = told.innerHTML.trim()
    main.querySelector('h1').after(note)
    if (live) live.textContent = note.textContent
  }
  document.addEventListener('allauth.error', (event) => {
    event.preventDefault()
    say(window.PublicKeyCredential ? 'passkey-failed' : 'passkey-absent')
  })
})()
