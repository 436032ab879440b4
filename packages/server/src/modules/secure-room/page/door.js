// The page before the room: takes the secret out of the address and waits for a tap.
(function () {
  'use strict';
  var token = document.getElementById('token');
  var paste = document.getElementById('paste');
  var enter = document.getElementById('enter');
  var secret = location.hash.slice(1);
  var liffId = document.documentElement.getAttribute('data-liff');

  function ready() {
    secret = location.hash.slice(1) || secret;
    if (!secret || !token) return;
    token.value = secret;
    paste.hidden = true;
    document.getElementById('again').hidden = true;
    // Not in the address, the history or a picture of the screen any longer than needed.
    history.replaceState(null, '', location.pathname);
  }

  if (!liffId) {
    ready();
    return;
  }
  if (enter) enter.disabled = true;
  var script = document.createElement('script');
  script.src = 'https://static.line-scdn.net/liff/edge/2/sdk.js';
  script.addEventListener('load', function () {
    window.liff
      .init({ liffId: liffId })
      .then(function () {
        var proof = window.liff.isLoggedIn() ? window.liff.getIDToken() : null;
        if (!proof || !token) throw new Error('no proof');
        document.getElementById('id-token').value = proof;
        ready();
        enter.disabled = false;
        return null;
      })
      .catch(function () {
        document.getElementById('in-line').hidden = false;
      });
  });
  script.addEventListener('error', function () {
    document.getElementById('in-line').hidden = false;
  });
  document.head.appendChild(script);
})();
