// helper
return {where: "nested.inner"}
