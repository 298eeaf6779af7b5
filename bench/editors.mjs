export async function measureEditors() {
  return {}
}
