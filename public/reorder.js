/* Lets one take a thing of a list by the pointer and let it go on another's place: that sends the form by which it is moved, as its buttons do. */
(function () {
  if (!window.matchMedia('(pointer: fine)').matches) return;
  var taken = null;
  function near(event) { return event.target instanceof Element ? event.target.closest('[data-place]') : null; }
  function isBeside(thing) { return taken !== null && thing !== null && thing !== taken && thing.parentNode === taken.parentNode; }
  function mark(thing) {
    var marked = document.querySelector('.drop-here');
    if (marked) marked.classList.remove('drop-here');
    if (thing) thing.classList.add('drop-here');
  }
  document.addEventListener('dragstart', function (event) {
    taken = near(event);
    if (taken && event.dataTransfer) event.dataTransfer.setData('text/x-place', '1');
  });
  document.addEventListener('dragover', function (event) {
    var thing = near(event);
    mark(isBeside(thing) ? thing : null);
    if (isBeside(thing)) event.preventDefault();
  });
  document.addEventListener('drop', function (event) {
    var thing = near(event);
    mark(null);
    if (!isBeside(thing)) return;
    event.preventDefault();
    var form = document.createElement('form');
    var field = document.createElement('input');
    form.method = 'post';
    form.action = taken.getAttribute('data-place');
    field.type = 'hidden';
    field.name = 'to';
    field.value = String(Array.prototype.indexOf.call(thing.parentNode.children, thing) + 1);
    form.appendChild(field);
    // Whose page it is, as its own forms say.
    var whose = document.querySelector('input[name="pageOf"]');
    if (whose) form.appendChild(whose.cloneNode());
    document.body.appendChild(form);
    form.submit();
  });
  document.addEventListener('dragend', function () { taken = null; mark(null); });
})();
