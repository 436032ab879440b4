// The page of the room. Old phones run it, so it is written as they read it. Without it the page works by its forms.
(function () {
  'use strict';
  var root = document.documentElement;
  var base = location.pathname;
  var form = document.getElementById('say');
  var box = document.getElementById('text');
  var log = document.getElementById('log');
  var state = document.getElementById('state');
  var fault = document.getElementById('fault');
  var said = document.getElementById('said-id');
  var key = form.elements.namedItem('key').value;
  var talk = log.getAttribute('data-talk');
  var upTo = Number(log.getAttribute('data-up-to'));
  var lastDeed = Date.now();
  var pause = 1000;
  var sending = false;
  var left = false;

  function encode(values) {
    return Object.keys(values)
      .map(function (name) {
        return encodeURIComponent(name) + '=' + encodeURIComponent(values[name]);
      })
      .join('&');
  }

  function ask(method, path, values, done) {
    var request = new XMLHttpRequest();
    request.open(method, base + path);
    request.timeout = 40000;
    request.setRequestHeader('Accept', 'application/json');
    if (values) request.setRequestHeader('Content-Type', 'application/x-www-form-urlencoded');
    request.addEventListener('loadend', function () {
      var isJson = /json/.test(request.getResponseHeader('Content-Type') || '');
      done(request.status, isJson ? JSON.parse(request.responseText) : null);
    });
    request.send(values ? encode(values) : null);
  }

  function show(text) {
    fault.textContent = text;
    fault.hidden = text === '';
  }

  function take(news) {
    var atEnd = window.innerHeight + window.pageYOffset > root.scrollHeight - 200;
    if (news.talk !== talk) {
      log.innerHTML = '';
      upTo = 0;
    }
    talk = news.talk;
    upTo = Math.max(upTo, news.upTo);
    // Two answers on their way at once may bring the same message.
    var fresh = document.createElement('ol');
    fresh.innerHTML = news.html;
    while (fresh.firstChild) {
      if (document.getElementById(fresh.firstChild.id)) fresh.removeChild(fresh.firstChild);
      else log.appendChild(fresh.firstChild);
    }
    if (state.textContent !== news.state) state.textContent = news.state;
    if (news.html && atEnd) form.scrollIntoView(false);
  }

  function follow() {
    if (left) return;
    if (document.hidden) {
      window.setTimeout(follow, 1000);
      return;
    }
    var active = Date.now() - lastDeed < 60000 ? '1' : '0';
    ask(
      'GET',
      '/news?' + encode({ talk: talk || '', upTo: upTo, active: active }),
      null,
      function (status, news) {
        if (left) return;
        if (status === 401 || status === 404) {
          location.replace(base + '?closed=1');
          return;
        }
        if (status === 200 && news) {
          if (!sending) take(news);
          if (fault.getAttribute('data-kind') === 'offline') show('');
          fault.removeAttribute('data-kind');
          pause = 1000;
          window.setTimeout(follow, news.wait || 200);
          return;
        }
        fault.setAttribute('data-kind', 'offline');
        show(root.getAttribute('data-offline'));
        pause = Math.min(pause * 2, 30000);
        window.setTimeout(follow, pause);
      },
    );
  }

  form.addEventListener('submit', function (event) {
    event.preventDefault();
    if (sending) return;
    sending = true;
    show('');
    ask(
      'POST',
      '/say',
      { id: said.value, text: box.value, key: key, talk: talk || '', upTo: upTo },
      function (status, news) {
        sending = false;
        if (status === 200 && news) {
          box.value = '';
          said.value = news.id;
          take(news);
          box.focus();
          return;
        }
        if (status === 401) {
          location.replace(base + '?closed=1');
          return;
        }
        show(news && news.say ? news.say : root.getAttribute('data-not-sent'));
      },
    );
  });

  function leave(event) {
    event.preventDefault();
    left = true;
    root.style.display = 'none';
    var body = encode({ key: key });
    var type = 'application/x-www-form-urlencoded';
    if (!navigator.sendBeacon || !navigator.sendBeacon(base + '/leave', new Blob([body], { type: type })))
      ask('POST', '/leave', { key: key }, function () {});
    location.replace(document.getElementById('leave').getAttribute('data-to'));
  }
  document.getElementById('leave').addEventListener('submit', leave);

  ['keydown', 'touchstart', 'mousedown', 'scroll'].forEach(function (deed) {
    window.addEventListener(deed, function () {
      lastDeed = Date.now();
    });
  });
  window.addEventListener('pageshow', function (event) {
    // Shown again from the browser's memory: it may not be this person's any more.
    if (event.persisted) location.reload();
  });
  form.scrollIntoView(false);
  window.setTimeout(follow, 200);
})();
