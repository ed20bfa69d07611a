/** Sends a file as soon as it is chosen, and tells how far it is. The button of the form does the same without JavaScript. */
export function watchUploads(root) {
  for (const box of root.querySelectorAll("[data-upload-url]")) watch(box);
}

function watch(box) {
  const input = box.querySelector("input[type='file']");
  const status = box.querySelector("[data-upload-status]");
  const list = box.querySelector("[data-upload-list]");
  const token = box.closest("form")?.querySelector("[name='csrfmiddlewaretoken']");
  if (!input || !status || !list) return;

  input.addEventListener("change", () => {
    if (input.files.length > 0) send([...input.files]);
  });

  function send(files) {
    const [file, ...rest] = files;
    const data = new FormData();
    data.append(input.name, file);
    if (token) data.append(token.name, token.value);
    const bar = document.createElement("progress");
    bar.className = "bif-upload__bar";
    bar.max = 100;
    bar.value = 0;
    const words = document.createElement("span");
    delete status.dataset.state;
    status.replaceChildren(words, document.createElement("br"), bar);
    const tell = (percent) => {
      bar.value = percent;
      bar.textContent = `${percent}%`;
      // Every quarter is enough to hear.
      if (percent % 25 === 0) words.textContent = box.dataset.uploadBusy.replace("{name}", file.name).replace("{n}", percent);
    };
    tell(0);

    const request = new XMLHttpRequest();
    request.open("POST", box.dataset.uploadUrl);
    request.setRequestHeader("X-Requested-With", "fetch");
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) tell(Math.round((event.loaded / event.total) * 100));
    });
    request.addEventListener("load", () => {
      finish(request);
      if (rest.length > 0 && request.status < 400) send(rest);
    });
    request.addEventListener("error", () => (status.textContent = box.dataset.uploadFailed));
    request.send(data);
  }

  function finish(request) {
    if (request.status < 400) {
      input.value = "";
      status.replaceChildren();
      list.innerHTML = request.responseText;
      return;
    }
    const refusal = messageOf(request);
    // A file that was judged and refused is not sent once more with the rest of the step.
    if (refusal) input.value = "";
    status.textContent = refusal ?? box.dataset.uploadFailed;
    status.dataset.state = "failed";
  }
}

function messageOf(request) {
  try {
    return JSON.parse(request.responseText).message ?? null;
  } catch {
    return null;
  }
}
