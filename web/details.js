// The explanations, claims and sources: a file of their own, fetched when the reader first asks for one of them.
// (In the one-file edition the text is in the script: scripts/one_file.mjs.)

/** The text of details.json; rejects when it does not come. */
export async function fetchDetails() {
  const response = await fetch(new URL('../build/web/generated/details.json', import.meta.url));
  if (!response.ok) throw new Error(`details.json: ${response.status}`);
  return response.text();
}
