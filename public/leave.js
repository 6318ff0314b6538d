/* Leaves at once: by the button, or by Escape three times within two seconds. Works before the page is ready. */
(function () {
  var presses = [];
  var left = false;
  function forget() {
    for (var i = sessionStorage.length - 1; i >= 0; i -= 1) sessionStorage.removeItem(sessionStorage.key(i));
  }
  function leave() {
    left = true;
    document.documentElement.hidden = true;
    // Told to the program by this mark, should nothing else reach it now: it ends the session with whatever comes next.
    document.cookie = '__Host-x=1; Path=/; Secure; SameSite=Lax; Max-Age=1209600';
    var go = function () { location.replace('/clock'); };
    setTimeout(go, 400);
    try {
      forget();
      fetch('/leave', { method: 'POST', keepalive: true, redirect: 'manual', credentials: 'same-origin' }).then(go, go);
    } catch (_ignored) { go(); }
  }
  document.addEventListener('keydown', function (event) {
    if (event.key !== 'Escape') { presses = []; return; }
    var now = Date.now();
    presses = presses.filter(function (at) { return now - at < 2000; });
    presses.push(now);
    if (presses.length >= 3) leave();
  }, true);
  document.addEventListener('submit', function (event) {
    if (event.target.getAttribute('action') !== '/leave') return;
    event.preventDefault();
    event.stopImmediatePropagation();
    leave();
  }, true);
  // Listens before the page does, which would note down where one was.
  window.addEventListener('pagehide', function (event) {
    if (!left) return;
    event.stopImmediatePropagation();
    forget();
  }, true);
  window.addEventListener('pageshow', function (event) { if (event.persisted) location.reload(); });
})();
