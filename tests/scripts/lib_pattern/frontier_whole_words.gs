// Frontiers on both sides select whole words.
print(string.gsub("cat concat cat", "%f[%w]cat%f[%W]", "dog"))
// expect: dog concat dog	2
