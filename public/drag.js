/* Lets one take a thing of a calendar and let it go on another day: that opens the page on which it is moved, with that day filled in.
   Nothing is moved by the drag itself, and the same page opens by the thing's own link. */
(function () {
  var KIND = 'text/x-move';
  if (!window.matchMedia('(pointer: fine)').matches) return;
  function near(event, what) { return event.target instanceof Element ? event.target.closest(what) : null; }
  function mark(day) {
    var marked = document.querySelector('.drop-here');
    if (marked) marked.classList.remove('drop-here');
    if (day) day.classList.add('drop-here');
  }
  document.addEventListener('dragstart', function (event) {
    var thing = near(event, '[data-move]');
    if (thing && event.dataTransfer) event.dataTransfer.setData(KIND, thing.getAttribute('data-move'));
  });
  document.addEventListener('dragover', function (event) {
    if (!event.dataTransfer || Array.prototype.indexOf.call(event.dataTransfer.types, KIND) < 0) return;
    event.preventDefault();
    mark(near(event, '[data-day]'));
  });
  document.addEventListener('drop', function (event) {
    var day = near(event, '[data-day]');
    var path = event.dataTransfer ? event.dataTransfer.getData(KIND) : '';
    mark(null);
    // A path of this place and nothing else: what is let go here may come from another window.
    if (!day || !/^\/[a-z][\w/-]*$/.test(path)) return;
    event.preventDefault();
    location.assign(path + '?day=' + encodeURIComponent(day.getAttribute('data-day')));
  });
  document.addEventListener('dragend', function () { mark(null); });
})();
