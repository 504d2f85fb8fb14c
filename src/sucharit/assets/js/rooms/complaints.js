// The complaint form: where one stands, written into the two fields when one asks for it. Nothing is sent anywhere.

for (const box of document.querySelectorAll("[data-here]")) {
  const button = box.querySelector("[data-here-button]");
  const said = box.querySelector("[data-here-said]");
  if (!("geolocation" in navigator)) { button.hidden = true; continue; }
  button.addEventListener("click", () => {
    button.disabled = true;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        box.querySelector("[name=latitude]").value = coords.latitude.toFixed(5);
        box.querySelector("[name=longitude]").value = coords.longitude.toFixed(5);
        button.disabled = false;
      },
      () => { said.textContent = said.dataset.failed; button.disabled = false; },
      { enableHighAccuracy: true, timeout: 15000 },
    );
  });
}
