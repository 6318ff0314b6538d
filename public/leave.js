/* Leaves at once: by the button, or by Escape three times within two seconds. Works before the page is ready. */
(function () {
  var presses = [];
  function leave() {
    document.documentElement.hidden = true;
    var go = function () { location.replace('/clock'); };
    setTimeout(go, 400);
    try {
      for (var i = sessionStorage.length - 1; i >= 0; i -= 1) sessionStorage.removeItem(sessionStorage.key(i));
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
  window.addEventListener('pageshow', function (event) { if (event.persisted) location.reload(); });
})();
