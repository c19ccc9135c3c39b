// What must work when the app does not: the panels of index.html, and a raw copy of everything that is stored.
// Plain and old-fashioned, without modules, so that it runs where nothing else does.
'use strict';
(function () {
  var DATABASE = 'pebblebook';
  var SPARE = 'pebblebook.keyring';
  var CHUNK = 4 * 1024 * 1024;
  var started = false;
  var crashed = false;

  function part(id) {
    return document.getElementById(id);
  }

  function show(id, text) {
    var panel = part(id);
    if (panel) {
      if (text) panel.textContent = text;
      panel.hidden = false;
    }
  }

  // The app stands: nothing more is heard of the boot panel.
  window.pebblebookStarted = function () {
    started = true;
    var boot = part('boot');
    if (boot && !crashed) boot.remove();
  };

  // The app cannot start. `error` is for whoever helps her.
  window.pebblebookStuck = function (text, error) {
    trap(error);
    if (crashed) return;
    show('boot-late');
    show('boot-why', text);
    if (part('boot')) part('boot').classList.add('start-panel-told');
    if (error) show('boot-details', String(error));
  };

  // Called when the app has come to a state it was never meant to be in; from then on it is dead.
  window.pebblebookCrashed = function (message) {
    if (crashed) return;
    crashed = true;
    if (part('boot')) part('boot').hidden = true;
    var panel = part('crash');
    if (!panel) return;
    part('crash-details').textContent = message ? String(message) : '';
    panel.hidden = false;
    // An open dialog lies above everything else on the page.
    document.querySelectorAll('dialog[open]').forEach(function (dialog) { dialog.close(); });
    Array.prototype.forEach.call(document.body.children, function (other) {
      if (other !== panel) other.inert = true;
    });
    part('crash-title').focus();
  };

  // A panic of the app and the end of its memory are traps, and arrive here from wherever they were. Told is where in the app it was, by
  // number: neither text holds anything of what was being handled.
  function trap(error) {
    if (error && window.WebAssembly && error instanceof WebAssembly.RuntimeError) {
      var places = String(error.stack).match(/wasm-function\[\d+\](:0x[0-9a-f]+)?/g) || [];
      window.pebblebookCrashed([error.message].concat(places.slice(0, 3)).join(' '));
    }
  }
  addEventListener('error', function (event) { trap(event.error); });
  addEventListener('unhandledrejection', function (event) { trap(event.reason); });

  function base64(bytes) {
    var text = '';
    for (var at = 0; at < bytes.length; at += 0x8000) {
      text += String.fromCharCode.apply(null, bytes.subarray(at, at + 0x8000));
    }
    return btoa(text);
  }

  // JSON knows no bytes: they are written as { "base64": "…" }.
  function plain(key, value) {
    if (value instanceof ArrayBuffer) return { base64: base64(new Uint8Array(value)) };
    if (ArrayBuffer.isView(value)) {
      return { base64: base64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)) };
    }
    if (typeof value === 'bigint') return String(value);
    return value;
  }

  function open() {
    return new Promise(function (resolve, reject) {
      var request = indexedDB.open(DATABASE);
      // To ask for a database that is not there would make an empty one, and the app would take it for its own.
      request.onupgradeneeded = function () { request.transaction.abort(); };
      request.onsuccess = function () { resolve(request.result); };
      request.onerror = function (event) {
        event.preventDefault();
        if (request.error && request.error.name === 'AbortError') resolve(null);
        else reject(request.error);
      };
      setTimeout(function () { reject(new Error('the records do not answer')); }, 15000);
    });
  }

  // Whether the key lies open in a keyring or is wrapped by a passphrase. A keyring is small JSON, stored as bytes or as text.
  function door(keyring) {
    var found = /"(locked|on_device)"/.exec(typeof keyring === 'string' ? keyring : new TextDecoder().decode(keyring));
    return found ? found[1] : '';
  }

  // What the app keeps beside the database: the copy of the keyring, what should be there, the last backup. A copy of an open key that the
  // database no longer has is none of it: the book was locked since.
  function besideIt(kind) {
    var kept = {};
    try {
      Object.keys(localStorage).forEach(function (name) {
        if (name.indexOf('pebblebook.') === 0) kept[name] = localStorage.getItem(name);
      });
    } catch (error) {
      // Where the browser keeps nothing for us there is nothing to copy.
    }
    var spare = door(kept[SPARE] || '');
    if (kind === 'locked' && spare !== 'locked') delete kept[SPARE];
    return { kept: kept, kind: kind || spare };
  }

  // One record a line. What is done is handed to the browser in pieces, so that years of photos fit.
  function readAll(database) {
    var pieces = [];
    var lines = [];
    var length = 0;
    function write(line) {
      lines.push(line);
      length += line.length;
      if (length > CHUNK) flush();
    }
    function flush() {
      pieces.push(new Blob(lines));
      lines = [];
      length = 0;
    }
    var names = Array.prototype.slice.call(database.objectStoreNames);
    var head = { format: 'pebblebook-raw-copy', version: 1, made: new Date().toISOString(), schema: database.version };
    write(JSON.stringify(head).slice(0, -1) + ',"stores":{');
    var kind = '';
    return new Promise(function (resolve, reject) {
      function finish() {
        var beside = besideIt(kind);
        write('\n},\n"beside":' + JSON.stringify(beside.kept) + '}\n');
        flush();
        resolve({ pieces: pieces, kind: beside.kind });
      }
      if (names.length === 0) {
        finish();
        return;
      }
      // One transaction for all of it: nothing changes in between.
      var transaction = database.transaction(names, 'readonly');
      transaction.onabort = function () { reject(transaction.error || new Error('reading was broken off')); };
      function next(index) {
        if (index === names.length) {
          finish();
          return;
        }
        write((index ? ',' : '') + '\n' + JSON.stringify(names[index]) + ':[');
        var first = true;
        var request = transaction.objectStore(names[index]).openCursor();
        request.onsuccess = function () {
          var cursor = request.result;
          if (!cursor) {
            write(']');
            next(index + 1);
            return;
          }
          if (names[index] === 'house' && cursor.primaryKey === 'keyring') kind = door(cursor.value);
          write((first ? '\n' : ',\n') + JSON.stringify({ key: cursor.primaryKey, value: cursor.value }, plain));
          first = false;
          cursor.continue();
        };
      }
      next(0);
    });
  }

  function makeCopy() {
    return open().then(function (database) {
      if (!database) return null;
      return readAll(database).then(function (all) {
        database.close();
        var name = 'pebblebook-raw-copy-' + new Date().toISOString().slice(0, 10) + '.json';
        return { file: new File(all.pieces, name, { type: 'application/json' }), kind: all.kind };
      });
    });
  }

  // Who can read the copy.
  var READABLE = {
    locked: 'It is sealed: only your passphrase or recovery key opens it.',
    on_device: 'It holds the key: whoever has it can read it. Keep it safe.',
  };

  // On an iPhone's home screen a download leads nowhere; there only the share sheet does.
  function hand(file) {
    if (navigator.standalone && navigator.canShare && navigator.canShare({ files: [file] })) {
      return navigator.share({ files: [file] }).then(function () { return true; });
    }
    var address = URL.createObjectURL(file);
    var link = document.createElement('a');
    link.href = address;
    link.download = file.name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(function () { URL.revokeObjectURL(address); }, 60000);
    return Promise.resolve(true);
  }

  // Read already, and waiting for another tap: the phone lets us share only right after one, and reading takes longer than that.
  var ready = null;

  function offerCopy(button) {
    var said = part(button.getAttribute('aria-describedby'));
    function say(text) {
      if (said) said.textContent = text;
    }
    if (button.disabled) return;
    button.disabled = true;
    say('Reading your records…');
    (ready ? Promise.resolve(ready) : makeCopy()).then(function (copy) {
      if (!copy) {
        say('There are no records on this device yet.');
        return null;
      }
      ready = copy;
      return hand(copy.file).then(function () {
        ready = null;
        say('The copy is with your downloads, as ' + copy.file.name + '. '
          + (READABLE[copy.kind] || 'It lacks the key. Keep it safe.'));
      });
    }).catch(function (error) {
      if (ready && error && error.name === 'NotAllowedError') say('The copy is ready. Tap the button once more to save it.');
      else if (ready && error && error.name === 'AbortError') say('The copy was not saved.');
      else say('The copy could not be made: ' + (error && error.message ? error.message : error));
    }).then(function () { button.disabled = false; });
  }

  // Heard on the whole page, for the app shows such a button too when the book does not open.
  document.addEventListener('click', function (event) {
    var button = event.target instanceof Element && event.target.closest('[data-raw-copy]');
    if (button) offerCopy(button);
  });
  // Where no script runs these are plain links to the start page; here she stays on the page she was on.
  document.querySelectorAll('[data-reload]').forEach(function (link) {
    link.addEventListener('click', function (event) {
      event.preventDefault();
      location.reload();
    });
  });
  // The style sheet lets this part be seen after ten seconds anyway; a screen reader is told by this.
  setTimeout(function () {
    if (!started && !crashed) show('boot-late');
  }, 10000);
}());
