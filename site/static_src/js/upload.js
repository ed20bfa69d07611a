/** Sends files as soon as they are chosen, and tells how far it is. The button of the form does the same without JavaScript. */
export function watchUploads(root) {
  for (const box of root.querySelectorAll("[data-upload-url]")) watch(box);
}

function watch(box) {
  const input = box.querySelector("input[type='file']");
  const status = box.querySelector("[data-upload-status]");
  const list = box.querySelector("[data-upload-list]");
  const token = box.closest("form")?.querySelector("[name='csrfmiddlewaretoken']");
  if (!input || !status || !list) return;

  input.multiple = true;
  input.addEventListener("change", () => {
    if (input.files.length > 0) send([...input.files], []);
  });

  /** Sends the first of these files, then the others; `refused` are the messages about those that came before. */
  function send(files, refused) {
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
      const refusal = messageOf(request);
      if (request.status < 400) list.innerHTML = request.responseText;
      else if (refusal) refused.push(refusal);
      else return stop(files, refused);
      if (rest.length > 0) send(rest, refused);
      else stop([], refused);
    });
    for (const trouble of ["error", "abort", "timeout"]) request.addEventListener(trouble, () => stop(files, refused));
    request.send(data);
  }

  /** Done, or the line is broken: what did not arrive stays chosen, so that it goes with the rest of the step. */
  function stop(unsent, refused) {
    const waiting = new DataTransfer();
    for (const file of unsent) waiting.items.add(file);
    input.files = waiting.files;
    const told = unsent.length > 0 ? [...refused, box.dataset.uploadFailed] : refused;
    status.replaceChildren(...told.flatMap((text) => [document.createElement("br"), text]).slice(1));
    if (told.length > 0) status.dataset.state = "failed";
  }
}

function messageOf(request) {
  try {
    return JSON.parse(request.responseText).message ?? null;
  } catch {
    return null;
  }
}
